"""The fields of the front matter: one row a field, from which parser, documents, schema and forms are made."""

import enum

import msgspec


class FieldKind(enum.Enum):
    """What may be written as the value of a field."""

    TEXT = "text"
    TEXTS = "texts"  # one value or a list of them
    DATE = "date"
    NUMBER = "number"
    TRUTH = "truth"  # true or false, yes or no
    URL = "url"
    COMPANY = "company"  # a name, or a map
    PLACES = "places"  # a place or several, as text or as maps
    SALARY = "salary"  # text, a number, or a map
    APPLY = "apply"  # an address of the web or an e-mail address
    CLOSED = "closed"  # true, or the day


class Field(msgspec.Struct, frozen=True):
    """A field of the front matter.

    ``aliases`` are other people's names for it, accepted without a word; case, ``-``, ``_`` and blanks in them do not
    matter. ``description`` and ``example`` speak to editors. ``choices`` are the values there are, if they are few.
    ``keys`` are those of a value that is a map; ``parts`` are fields of their own that say one of them
    (``salary_min`` says ``min`` of ``salary``).
    """

    name: str
    kind: FieldKind
    description: str
    example: str
    aliases: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIELDS = (
    Field(
        "title", FieldKind.TEXT, "The job's title, without pay, place or company. Without it, the first heading.",
        "Night-shift baker", _words("job job_title position position_title role job_name vacancy_title headline"),
    ),
    Field(
        "company", FieldKind.COMPANY, "Who hires: a name, or a map with name, url and logo.", "Example Bakery",
        _words("employer organisation organization company_name employer_name organisation_name organization_name "
               "hiring_organization hiring_organisation hiring_company firm business org startup "
               "institution university hospital agency venture"),
        keys=("name", "url", "logo"),
    ),
    Field(
        "company_url", FieldKind.URL, "The company's own site.", "https://bakery.example",
        _words("company_website company_site company_link company_homepage employer_url employer_website "
               "organization_url organisation_url website homepage"),
    ),
    Field(
        "company_logo", FieldKind.URL, "The company's logo: a file beside the posting, or an address.", "logo.svg",
        _words("logo logo_url company_logo_url employer_logo organization_logo organisation_logo"),
    ),
    Field(
        "location", FieldKind.PLACES, "Where the work is done: one place or a list, as `City, Country` or as maps.",
        "Leeds, United Kingdom",
        _words("locations place places cities job_location job_locations work_location work_locations office offices "
               "office_location workplace_location location_name based_in where address"),
        keys=("city", "region", "country", "street", "postcode"),
        parts=(
            ("city", "city"), ("town", "city"), ("locality", "city"), ("address_locality", "city"),
            ("region", "region"), ("state", "region"), ("province", "region"), ("address_region", "region"),
            ("country", "country"), ("country_code", "country"), ("address_country", "country"), ("street", "street"),
            ("street_address", "street"), ("postcode", "postcode"), ("postal_code", "postcode"), ("zip", "postcode"),
            ("zip_code", "postcode"),
        ),
    ),
    Field(
        "work_mode", FieldKind.TEXTS, "Whether one works on site, at home or both; a list where there is a choice.",
        "hybrid",
        _words("remote workplace workplace_type work_arrangement work_model work_location_type arrangement "
               "remote_policy remote_status remote_type remote_work remote_option remote_options remote_allowed "
               "remote_ok remote_friendly is_remote allow_remote allows_remote has_remote remote_possible "
               "work_from_home telecommute telecommuting job_location_type "
               "location_type on_site hybrid home_office"),
        choices=("on-site", "hybrid", "remote"),
    ),
    Field(
        "applicant_location", FieldKind.TEXTS,
        "From where one may work remotely: countries, states, regions or a band of time zones.", "US, CA",
        _words("applicant_locations applicant_location_requirements applicant_countries applicant_country "
               "remote_region remote_regions remote_location remote_locations remote_country "
               "remote_countries remote_from remote_scope remote_restrictions "
               "eligibility eligible_locations eligible_countries eligible_regions allowed_countries work_from "
               "candidate_location candidate_locations location_restriction location_restrictions hiring_regions "
               "hiring_countries timezone timezones"),
    ),
    Field(
        "salary", FieldKind.SALARY, "Pay, with currency and period: text, or a map with min, max, currency and period.",
        "38,000 - 42,000 GBP a year",
        _words("pay compensation remuneration salary_range pay_range compensation_range base_salary annual_salary "
               "wage wages rate pay_rate day_rate daily_rate hourly_rate monthly_salary yearly_salary salary_text "
               "comp ctc"),
        keys=("min", "max", "currency", "period", "equity"),
        parts=(
            ("salary_min", "min"), ("min_salary", "min"), ("minimum_salary", "min"), ("salary_from", "min"),
            ("pay_min", "min"), ("min_pay", "min"), ("compensation_min", "min"), ("salary_minimum", "min"),
            ("salary_max", "max"), ("max_salary", "max"), ("maximum_salary", "max"), ("salary_to", "max"),
            ("pay_max", "max"), ("max_pay", "max"), ("compensation_max", "max"), ("salary_maximum", "max"),
            ("currency", "currency"), ("salary_currency", "currency"), ("pay_currency", "currency"),
            ("period", "period"), ("salary_period", "period"), ("pay_period", "period"), ("salary_unit", "period"),
            ("salary_interval", "period"), ("salary_type", "period"), ("salary_per", "period"),
            ("equity", "equity"),
        ),
    ),
    Field(
        "employment_type", FieldKind.TEXTS, "Full time, part time, contract ...; a list where there is a choice.",
        "full-time",
        _words("type job_type job_types employment employment_types contract contract_type position_type work_type "
               "time_type time commitment engagement employment_status employment_kind"),
        choices=("full-time", "part-time", "contractor", "temporary", "intern", "volunteer", "per-diem", "other"),
    ),
    Field(
        "seniority", FieldKind.TEXT, "The level of the position.", "senior",
        _words("level job_level seniority_level career_level position_level grade"),
        choices=("intern", "entry", "mid", "senior", "lead", "staff", "principal", "manager", "director", "executive"),
    ),
    Field(
        "experience", FieldKind.TEXT, "Experience asked for, as years or months.", "3 years",
        _words("experience_level experience_requirements experience_required experience_years years "
               "years_of_experience years_experience min_experience minimum_experience required_experience "
               "work_experience"),
    ),
    Field(
        "education", FieldKind.TEXTS, "The lowest degree asked for.", "bachelor degree",
        _words("degree education_level education_requirements required_education degree_level degrees_required"
               " degree_required credential credentials"),
        choices=("high school", "professional certificate", "associate degree", "bachelor degree",
                 "postgraduate degree"),
    ),
    Field(
        "skills", FieldKind.TEXTS, "Skills asked for, as a list or divided by commas.", "Sourdough, Food hygiene",
        _words("tags stack keywords skill required_skills key_skills tech tech_stack technologies technology tools "
               "techs skill_tags job_tags"),
    ),
    Field(
        "date", FieldKind.DATE, "The day the posting is published.", "2026-11-01",
        _words("posted date_posted posted_date posted_on posted_at posting_date job_posted publish_date published_date "
               "published_at published_on publication_date pub_date date_published post_date published created "
               "created_at created_on date_created listed listed_on "
               "open_date opening_date"),
    ),
    Field(
        "updated", FieldKind.DATE, "The day of the last change that matters to readers.", "2026-11-08",
        _words("last_modified lastmod modified modified_at updated_at updated_on last_updated date_modified "
               "date_updated"),
    ),
    Field(
        "expires", FieldKind.DATE, "The last day to apply.", "2026-12-15",
        _words("deadline closing_date closing_on closing closes closes_on closes_at valid_through valid_until expiry "
               "expiry_date expiration expiration_date expire_date expires_date expires_on expires_at "
               "application_deadline deadline_date apply_by apply_before apply_until open_until until last_date due "
               "due_date unpublish_date application_end_date application_closes applications_close "
               "last_date_to_apply close_date"),
    ),
    Field(
        "apply", FieldKind.APPLY, "How to apply: an address of the web or an e-mail address.",
        "https://bakery.example/jobs/7",
        _words("apply_url apply_link apply_href apply_to apply_at apply_here apply_via apply_email email_address "
               "apply_mail how_to_apply application application_url application_link application_email "
               "application_form application_page job_url job_link external_url external_link source_url link url "
               "email button_url button_link cta_url cta_link "
               "redirect_to lever_link lever_url greenhouse_link greenhouse_url workable_link workable_url ats_link "
               "ats_url"),
    ),
    Field(
        "contact", FieldKind.TEXT, "Whom to ask: a name, an e-mail address or a telephone number.", "Robin Example",
        _words("contact_person contact_name contact_email contact_phone recruiter hiring_manager phone telephone "
               "application_contact"),
    ),
    Field(
        "direct_apply", FieldKind.TRUTH, "Whether one can apply on the linked page itself.", "true",
        _words("easy_apply"),
    ),
    Field(
        "draft", FieldKind.TRUTH, "Whether the posting is not to be published yet.", "true",
        _words("is_draft unpublished"),
    ),
    Field(
        "closed", FieldKind.CLOSED, "That the position is taken: true, or the day it was.", "2026-12-01",
        _words("filled is_closed is_filled closed_on closed_at date_closed position_filled archived expired"),
    ),
    Field(
        "aliases", FieldKind.TEXTS, "Old names of the file, so that their addresses lead here.", "baker-leeds",
        _words("redirect_from redirects old_slugs previous_slugs"),
    ),
    Field(
        "identifier", FieldKind.TEXT, "The employer's own number for the position.", "BAK-2026-07",
        _words("id job_id reference ref job_reference job_ref reference_number requisition requisition_id req_id "
               "vacancy_id posting_id job_number job_code"),
    ),
    Field(
        "language", FieldKind.TEXT, "The language the posting is written in, as a code.", "en",
        _words("lang locale posting_language"),
    ),
    Field(
        "industry", FieldKind.TEXT, "The employer's industry.", "Food",
        _words("sector industries domain vertical"),
    ),
    Field(
        "occupation", FieldKind.TEXT, "The occupation, or the field of work.", "Baker",
        _words("category job_category function job_function department team discipline profession job_family "
               "occupational_category job_field"),
    ),
    Field(
        "responsibilities", FieldKind.TEXTS, "What there is to do.", "Bake bread, Train apprentices",
        _words("duties tasks key_responsibilities job_responsibilities what_you_will_do"),
    ),
    Field(
        "qualifications", FieldKind.TEXTS, "What one should bring.", "Can start at 3 a.m.",
        _words("requirements job_requirements required_qualifications must_have must_haves what_you_bring"),
    ),
    Field(
        "benefits", FieldKind.TEXTS, "What one gets beside the pay.", "Free bread, 30 days of leave",
        _words("perks job_benefits perks_and_benefits we_offer what_we_offer"),
    ),
    Field(
        "hours", FieldKind.TEXT, "Hours a week, or the shifts.", "38 hours a week",
        _words("work_hours working_hours weekly_hours hours_per_week schedule work_schedule shift shifts roster "
               "workload"),
    ),
    Field(
        "start", FieldKind.TEXT, "When the work begins: a date, or `immediately`.", "2027-01-04",
        _words("start_date starts starts_on starting starting_date job_start job_start_date available_from"),
    ),
    Field(
        "duration", FieldKind.TEXT, "For how long, if not for good.", "6 months",
        _words("contract_length contract_duration job_duration length term"),
    ),
    Field(
        "openings", FieldKind.NUMBER, "How many people are sought.", "2",
        _words("vacancies positions number_of_positions number_of_openings total_job_openings open_positions "
               "headcount"),
    ),
    Field(
        "visa", FieldKind.TEXT, "Whether the employer sponsors a visa.", "sponsored",
        _words("visa_sponsorship visa_sponsor sponsorship sponsors_visa work_permit eligibility_to_work "
               "eligibility_to_work_requirement"),
    ),
    Field(
        "summary", FieldKind.TEXT, "One or two sentences for lists and search engines.",
        "Bake bread for three cafés in Leeds.",
        _words("description excerpt abstract tagline intro teaser blurb short_description job_summary "
               "meta_description"),
    ),
)  # fmt: skip

# What a form asks of people who propose a job, in this order: enough for a good posting; who wants to say more edits
# the file. Without those that are needed a posting is of little use.
ASKED = (
    "title", "company", "company_url", "location", "work_mode", "applicant_location", "salary", "employment_type",
    "seniority", "skills", "expires", "apply",
)  # fmt: skip
NEEDED = frozenset({"title", "company", "apply"})

PROFILE_FIELDS = (
    Field("name", FieldKind.TEXT, "The company's name.", "Example Bakery", _words("title company company_name")),
    Field(
        "url", FieldKind.URL, "The company's own site.", "https://bakery.example",
        _words("website homepage site link company_url company_website"),
    ),
    Field(
        "logo", FieldKind.URL, "The company's logo: a file beside the profile, or an address.", "logo.svg",
        _words("logo_url company_logo image"),
    ),
)  # fmt: skip

PAGE_FIELDS = (
    Field("title", FieldKind.TEXT, "The page's title. Without it, the first heading.", "About us", _words("name")),
    Field(
        "description", FieldKind.TEXT, "One sentence for search engines.", "Who runs this board.",
        _words("summary excerpt meta_description"),
    ),
)  # fmt: skip

# What other site generators and editors keep in the front matter: neither facts nor mistakes.
FOREIGN = frozenset(
    name.replace("_", "")
    for name in _words(
        "layout permalink slug categories author authors weight order nav_order nav_exclude parent grand_parent "
        "has_children image images cover cover_image featured_image header_image banner hero thumbnail icon color "
        "colour featured highlighted sticky pinned promoted comments toc template theme seo sitemap robots canonical "
        "canonical_url og_image og_title og_description twitter show_date hide_title math mermaid outputs cascade "
        "series menu menus collection css js sidebar pagination paginate search search_exclude headless markup "
        "link_title subtitle uuid guid version schema editor source sources path file page_type resources build "
        "render_with_liquid output class body_class kind section",
    )
)

# Maps that only gather fields; they are read as if their fields stood at the top.
CONTAINERS = frozenset(
    ("job", "posting", "jobposting", "jobdetails", "details", "params", "extra", "data", "meta", "metadata",
     "frontmatter", "taxonomies", "vacancy", "opening", "button", "cta", "<<")
)  # fmt: skip
