"""Pages -> artifacts: templates and encoders turn views into bytes."""
