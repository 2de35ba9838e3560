"""All words of the site, one table a language."""

import msgspec


class Words(msgspec.Struct, frozen=True):
    """The words of the site in one language; ``{}`` fields are named.

    Tables are keyed by the codes of the model (`FULL_TIME`, `DE`). Degrees, types of employment and equity are written
    as in the middle of a sentence. The last three may stay empty: ``country_names`` has countries that are not called
    as in English, ``place_names`` regions and cities (`DE/Munich`), and ``in_places`` countries and regions that do not
    go with ``in_place`` (`NL`, `DE-Saarland`).
    """

    skip_to_content: str

    # phrases
    months: tuple[str, ...]
    day: str
    thousands: str
    decimal: str
    pay_one: str
    pay_range: str
    pay_open_top: str
    pay_open_bottom: str
    pay_plus: str
    equity: str
    periods: dict[str, str]
    from_employers_one: str
    from_employers_other: str
    median_pay: str
    insights: str
    insights_link: str
    insights_heading: str
    insights_lead: str
    insights_note: str
    insights_inferred: str
    insights_none: str
    insights_by: dict[str, str]
    insights_units: str
    insights_columns: dict[str, str]
    employment_types: dict[str, str]
    work_modes: dict[str, str]
    levels: dict[str, str]
    educations: dict[str, str]
    regions: dict[str, str]
    short_regions: dict[str, str]
    or_last: str
    and_last: str
    remote: str
    remote_from: str
    or_remote: str
    or_remote_from: str
    hybrid_in: str
    worldwide: str
    more_places: str
    time_zones: str
    experience_years_one: str
    experience_years_other: str
    experience_months_one: str
    experience_months_other: str
    or_experience: str
    hours_a_week: str
    yes: str
    no: str
    fact_labels: dict[str, str]
    inferred: str
    inferred_parts: dict[str, str]
    inferred_field: str
    board_rule: str
    similar_skills: str
    similar_place: str
    similar_level: str
    similar_company: str
    closed_on: str
    listed_until: str
    listed_until_rule: str
    closed_somehow: str
    apply_at: str
    apply_by_mail: str
    home: str
    home_lead: str
    page_title: str
    posting_title: str
    numbered_title: str
    description_parts: str
    facet_labels: dict[str, str]
    facet_names: dict[str, str]
    facet_leads: dict[str, str]
    term_headings: dict[str, str]
    value_headings: dict[str, str]
    in_place: str
    not_found: str
    not_found_text: str

    # pages
    demo_banner: str
    main_navigation: str
    breadcrumbs: str
    footer_navigation: str
    places_credit: str
    print_address: str
    inferred_legend: str
    inferred_legend_mark: str
    list_heading: str
    postings_one: str
    postings_other: str
    updated: str
    posted: str
    closes: str
    pay_unknown: str
    unpaid: str
    list_pages: str
    previous_page: str
    next_page: str
    page_number: str
    page_of: str
    no_postings: str
    no_postings_text: str
    first_posting: str
    first_posting_text: str
    sub_terms: str
    browse: str
    all_of: str
    empty_facet: str
    filter: str
    filter_heading: str
    find_in: str
    close_filter: str
    show_postings_one: str
    show_postings_other: str
    search: str
    search_hint: str
    search_full: str
    in_full: str
    sort_by: str
    sort_newest: str
    sort_salary: str
    sort_closing: str
    clear_all: str
    remove_choice: str
    shown: str
    chosen: str
    quoted: str
    no_match: str
    loosen: str
    keep_only: str
    pay_from: str
    pay_from_amount: str
    pay_currency: str
    pay_unstated: str
    pay_stated_only: str
    pay_elsewhere: str
    pay_converted: str
    pay_period: str
    pay_slider: str
    pay_any: str
    posted_within: str
    closing_within: str
    any_time: str
    reach_unsaid: str
    reach_unsaid_keep: str
    reach_said_only: str
    save: str
    saved: str
    saved_lead: str
    saved_none: str
    saved_needs_script: str
    hide_company: str
    hidden_companies: str
    hidden_none: str
    hidden_postings: str
    show_hidden: str
    hide_again: str
    kept_briefly: str
    more_postings: str
    filter_failed: str
    facts: str
    apply_heading: str
    no_apply: str
    list_feed: str
    similar: str
    see_similar: str
    posting_closed: str
    posting_over: str
    skills_heading: str
    about_company: str
    more_at_company: str
    edit_posting: str
    share: str
    copy_link: str
    link_copied: str
    print_page: str
    page_tools: str
    neighbours: str
    previous_posting: str
    next_posting: str
    post: str
    post_lead: str
    post_looked_at: str
    post_labels: dict[str, str]
    post_hints: dict[str, str]
    post_required: str
    post_unsaid: str
    post_file: str
    post_to_repository: str
    post_by_mail: str
    post_copy: str
    post_problems: dict[str, str]
    post_sample_heading: str
    post_sample_text: str
    post_sample: str
    page_moved: str
    go_to_page: str

    # names that differ
    country_names: dict[str, str] = {}
    place_names: dict[str, str] = {}
    in_places: dict[str, str] = {}
