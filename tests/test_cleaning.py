"""What newspapers set around a report goes; what people said stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.cleaning import clean_page, is_boilerplate


@pytest.mark.parametrize(
    "line",
    [
        "Read more: The bridge that divided a town",
        "READ MORE",
        "See also: Toll rises again",
        "Continue reading below",
        "Related: The long road to Pemberley",
        "Related stories",
        "Advertisement",
        "Article continues below advertisement",
        "Sign up for our morning newsletter to get the day's news in your inbox.",
        "Subscribe now",
        "Unsubscribe | Manage your preferences",
        "View this email in your browser",
        "Share this article",
        "Follow us on Facebook and Instagram",
        "Photo: Ned Harrow / The Pemberley Post",
        "Ned Harrow/Getty Images",
        "Image caption The new bridge",
        "(Photograph by Ned Harrow/AP)",
        "© 2021 The Pemberley Post. All rights reserved.",
        "12 Comments",
        "4 min read",
        "Updated 3 hours ago",
        "* * *",
        "Skip to content",
    ],
)
def test_boilerplate_is_known(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read more books, said Quill.",
        "Related companies would pay the toll, Quill said.",
        "Copyright law needs reform, the mayor said.",
        "Sharing the bridge was never the plan.",
        "“Sign up for the newsletter,” she told them.",
        "Related: “There will be no toll,” she said.",
        '"Read more," she said.',
        "Reuters reported on Tuesday that the bridge would open.",
        "Advertisements for the toll company covered the bridge.",
        "Photographs of the bridge were sold for charity.",
        "Register to vote by Friday, officials urged.",
        "Privacy policy changed little under the mayor.",
        "No.",
        "",
    ],
)
def test_sentences_of_a_report_stay(line: str) -> None:
    assert not is_boilerplate(line)


def test_a_page_keeps_its_paragraphs_and_loses_its_boilerplate() -> None:
    text = "Ada Quill said no.\n\n\nRead more: Toll\n\n  She thanked them.\n\nAdvertisement\n"
    assert clean_page(text) == "Ada Quill said no.\n\nShe thanked them."


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_page(clean_page(text)) == clean_page(text)
