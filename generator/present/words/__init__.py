"""All words of the site, one table a language."""

import msgspec


class Words(msgspec.Struct, frozen=True):
    """The words of the site in one language; ``{}`` fields are named."""

    skip_to_content: str

    # pages
    demo_banner: str
    main_navigation: str
    breadcrumbs: str
    footer_navigation: str
    feed: str
    print_address: str
    inferred_legend: str
    list_heading: str
    postings_one: str
    postings_other: str
    updated: str
    posted: str
    closes: str
    pay_unknown: str
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
    close_filter: str
    show_postings_one: str
    show_postings_other: str
    search: str
    search_hint: str
    sort_by: str
    sort_newest: str
    sort_salary: str
    sort_closing: str
    clear_all: str
    remove_choice: str
    shown: str
    chosen: str
    no_match: str
    loosen: str
    pay_from: str
    pay_from_amount: str
    pay_currency: str
    pay_a_year: str
    pay_unstated: str
    pay_stated_only: str
    pay_elsewhere: str
    more_postings: str
    filter_failed: str
    facts: str
    apply_heading: str
    similar: str
    see_similar: str
    posting_closed: str
    posting_over: str
    closing_soon: str
    last_day: str
    skills_heading: str
    about_company: str
    company_site: str
    more_at_company: str
    edit_posting: str
    neighbours: str
    previous_posting: str
    next_posting: str
    page_moved: str
    go_to_page: str
