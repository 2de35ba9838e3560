"""Content hash -> result, remembered between builds."""
