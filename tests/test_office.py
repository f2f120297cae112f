"""Documents of word processors: the words that stand on the page, and none that do not."""

from __future__ import annotations

import io
import zipfile

import pytest
from documents import docx, odt, zipped

from corpus.article import Article
from corpus.readers.office import parts
from corpus.readers.reading import ReadFailure, read_bytes

SAID = "“The ferry will sail,” said Ada Quill."


def article(data: bytes, name: str) -> Article:
    (found,) = read_bytes(data, name=name)
    assert isinstance(found, Article), found
    return found


def message(data: bytes, name: str) -> str:
    (found,) = read_bytes(data, name=name)
    assert isinstance(found, ReadFailure), found
    assert found.message.startswith(name)
    return found.message


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def field(code: str, result: str) -> str:
    def sign(kind: str) -> str:
        return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"

    return f"{sign('begin')}{code}{sign('separate')}{result}{sign('end')}"


WORD = [
    (paragraph(run("The ferry "), run("will sail")), "The ferry will sail"),
    (paragraph(run("The"), "<w:ins>", run(" new"), "</w:ins>", run(" ferry")), "The new ferry"),
    (paragraph(run("The"), "<w:del><w:r><w:delText> old</w:delText></w:r></w:del>", run(" ferry")), "The ferry"),
    (paragraph("<w:moveFrom>", run("here"), "</w:moveFrom><w:moveTo>", run("there"), "</w:moveTo>"), "there"),
    (paragraph(run("It"), run(" never", "<w:vanish/>"), run(" sails", "<w:vanish w:val='0'/>")), "It sails"),
    (paragraph(run("It"), run(" never", "<w:strike/>"), run(" sails")), "It sails"),
    (paragraph(run("It"), run(" never", "<w:dstrike w:val='true'/>"), run(" sails")), "It sails"),
    (paragraph(run("It"), run(" never", "<w:rStyle w:val='unseen'/>"), run(" sails")), "It sails"),
    (paragraph(run("gone"), properties="<w:pStyle w:val='unseen'/>") + paragraph(run("stays")), "stays"),
    (paragraph(run("at "), field("<w:r><w:instrText>DATE</w:instrText></w:r>", run("nine"))), "at nine"),
    (paragraph(run("at "), field(field(run("ten"), run("eleven")), run("noon")), run(" sharp")), "at noon sharp"),
    (paragraph("<w:fldSimple w:instr='TITLE'>", run("A field"), "</w:fldSimple>"), "A field"),
    (f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('held'))}</w:sdtContent></w:sdt>", "held"),
    (paragraph("<w:hyperlink>", run("a link"), "</w:hyperlink>"), "a link"),
    (paragraph(run("one"), "<w:r><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>"), "one\ntwo three"),
    (paragraph("<w:r><w:t>re</w:t><w:noBreakHyphen/><w:t>open</w:t></w:r>"), "re-open"),
    (paragraph(f"<w:r><w:ruby><w:rt>{run('up')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby></w:r>"), "base"),
    (paragraph("<w:r><w:t>co</w:t><w:softHyphen/><w:t>operate</w:t></w:r>"), "cooperate"),
    ("<w:tbl><w:tr>" + "".join(f"<w:tc>{paragraph(run(each))}</w:tc>" for each in "ab") + "</w:tr></w:tbl>", "a\nb"),
    (paragraph(run("split"), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("again")), "split again"),
    (paragraph(run("split"), properties="<w:rPr><w:ins/></w:rPr>") + paragraph(run("again")), "split\nagain"),
    (
        paragraph(
            run("before "),
            "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>",
            paragraph(run("a box")),
            "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>",
            paragraph(run("a box")),
            "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>",
            run("after"),
        ),
        "a box\nbefore after",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), WORD)
def test_a_word_document_is_what_stands_on_its_page(body: str, expected: str) -> None:
    styles = "<w:style w:styleId='unseen'><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId='plain'/>"
    assert article(docx(body, styles), "a.docx").text == expected


def test_notes_stand_at_the_end_and_their_separators_nowhere() -> None:
    notes = f"<w:footnote w:type='separator'>{paragraph(run('---'))}</w:footnote>"
    notes += f"<w:footnote>{paragraph(run('A note.'))}</w:footnote>"
    assert article(docx(paragraph(run(SAID)), notes=notes), "a.docx").text == f"{SAID}\nA note."


HIDDEN = (
    "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>"
    "<style:style style:name='T2'><style:text-properties style:text-line-through-style='solid'/></style:style>"
    "<style:style style:name='T3'><style:text-properties style:text-line-through-style='none'/></style:style>"
)
ODT = [
    ("<text:h>Head</text:h><text:p>The <text:span>ferry</text:span> sails</text:p>", "Head\nThe ferry sails"),
    ("<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes><text:p>stays</text:p>", "stays"),
    ("<text:p>It<text:span text:style-name='T1'> never</text:span> sails</text:p>", "It sails"),
    ("<text:p>It<text:span text:style-name='T2'> never</text:span> sails</text:p>", "It sails"),
    ("<text:p>It<text:span text:style-name='T3'> never</text:span> sails</text:p>", "It never sails"),
    ("<text:section text:display='none'><text:p>no</text:p></text:section><text:p>yes</text:p>", "yes"),
    ("<text:p>one<text:s text:c='3'/>two<text:tab/>three<text:line-break/>four</text:p>", "one two three\nfour"),
    ("<text:p>It<office:annotation><text:p>why?</text:p></office:annotation> sails</text:p>", "It sails"),
    ("".join(f"<text:list-item><text:p>{each}</text:p></text:list-item>" for each in "ab"), "a\nb"),
    ("<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>", "a"),
    (
        "<text:p>It<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>"
        "</text:note-body></text:note> sails</text:p><text:p>now</text:p>",
        "It sails\nnow\nA note.",
    ),
    ("<text:p>before <draw:text-box><text:p>a box</text:p></draw:text-box>after</text:p>", "a box\nbefore after"),
    ("<text:p><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:p>", "東京"),
    ("<text:p>\n  a line\n  broken in the file</text:p>", "a line broken in the file"),
    ("<text:p>no<text:hidden-paragraph text:is-hidden='true'/></text:p><text:p>yes</text:p>", "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), ODT)
def test_an_opendocument_text_is_what_stands_on_its_page(body: str, expected: str) -> None:
    assert article(odt(body, HIDDEN), "a.odt").text == expected


RTF = [
    (rb"The {\b ferry} sails\par now", "The ferry sails\nnow"),
    (rb"It{\v  never} sails{\deleted  no}{\strike  nor}{\strike0  far}", "It sails far"),
    (rb"\v hidden \v0 seen \strike gone \plain seen", "seen seen"),
    (rb"{\*\generator Words 1.0;}{\info{\author Nobody}}{\header Page 1}It sails", "It sails"),
    (rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt a link}}", "a link"),
    (rb"It{\*\atnid AQ}{\*\annotation why?} sails", "It sails"),
    (rb"\ldblquote Yes,\rdblquote  she said \emdash  and \lquote no\rquote", "“Yes,” she said — and ‘no’"),
    (rb"\u8220?Yes,\u8221\'94 she said\u8212\'97\uc0\u8230 so", "“Yes,” she said—…so"),
    (rb"\u55357?\u56960? sails", "🚀 sails"),
    (rb"\'93Yes,\'94 said Zo\'eb", "“Yes,” said Zoë"),
    (rb"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f0 caf\'e9 {\f1 \'cf\'f0} caf\'e9", "café Пр café"),
    (rb"{\fonttbl{\f3\fcharset128 A;}}\f3\'8c\'f6", "公"),
    (rb"a\~b co\-operate re\_open \{x\}", "a b cooperate re-open {x}"),
    (rb"It{\footnote A note.} sails", "It sails\nA note."),
    (rb"{\upr{?}{\*\ud{\u960?}}} is more", "π is more"),
    (rb"It{\pict\pngblip 89504e470d0a} sails\bin3 }}}, too", "It sails, too"),
    (rb"{\trowd a\cell b\cell\row}", "a\nb"),
    (b"The fer\r\nry sails", "The ferry sails"),
    (rb"It {sails {\i far", "It sails far"),
    (rb"It}} sails", "It sails"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), RTF)
def test_rich_text_is_what_stands_on_its_page(body: bytes, expected: str) -> None:
    assert article(rb"{\rtf1\ansi\ansicpg1252 " + body + b"}", "a.rtf").text == expected


def test_a_title_is_the_one_given_else_the_title_line_else_the_files_name_and_no_day_is_made_up() -> None:
    line = paragraph(run("Ferry to sail"), properties="<w:pStyle w:val='Title'/>") + paragraph(run(SAID))
    headed = f"<text:h text:outline-level='1'>Ferry to sail</text:h><text:p>{SAID}</text:p>"
    rich = rb"{\rtf1{\info{\title Given}{\creatim\yr2019\mo2\dy3}}It sails}"
    titled = [
        (docx(line, title="Given"), "a.docx", "Given"),
        (docx(line, title="Microsoft Word - Given.doc"), "a.docx", "Given"),
        (docx(line, title="Untitled"), "a.docx", "Ferry to sail"),
        (docx(paragraph(run(SAID))), "a.docx", "a"),
        (odt(headed, title="Given"), "a.odt", "Given"),
        (odt(headed), "a.odt", "Ferry to sail"),
        (odt(f"<text:p>{SAID}</text:p>"), "a.odt", "a"),
        (rich, "a.rtf", "Given"),
        (rb"{\rtf1 It sails}", "a.rtf", "a"),
    ]
    for data, name, expected in titled:
        found = article(data, name)
        assert (found.title, found.published) == (expected, None)


def test_documents_with_nothing_to_read_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no text in it" in message(docx(paragraph()), "a.docx")
    assert "no text in it" in message(rb"{\rtf1 {\v no}}", "a.rtf")
    assert "no DOCX or ODT" in message(zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "a.xlsx")
    assert "no DOCX or ODT" in message(zipped({"mimetype": b"application/epub+zip"}), "a.epub")
    assert "no text in this DOCX" in message(zipped({"[Content_Types].xml": b"<x/>", "word/x.xml": b"<x/>"}), "a.docx")
    assert "not well-formed" in message(docx("<w:p>"), "a.docx")
    assert "XML entities" in message(
        docx("", files={"word/document.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "a.docx"
    )
    locked = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"
    assert "locked" in message(odt("<text:p>x</text:p>", files={"META-INF/manifest.xml": locked}), "a.odt")
    assert "nested more than" in message(rb"{\rtf1 " + b"{" * 10_000, "a.rtf")
    monkeypatch.setattr(parts, "MAX_PART", 10_000)
    assert "unpacks to more than" in message(docx(paragraph(run("long " * 10_000))), "a.docx")
    assert "unpacks to more than" in message(odt(f"<text:p>{'long ' * 10_000}</text:p>"), "a.odt")


def test_markup_nested_without_end_costs_neither_the_process_nor_the_rest() -> None:
    deep = "<w:sdt>" * 5_000 + paragraph(run("deep")) + "</w:sdt>" * 5_000
    assert article(docx(paragraph(run("shallow")) + deep), "a.docx").text == "shallow"
    deep = "<text:section>" * 5_000 + "<text:p>deep</text:p>" + "</text:section>" * 5_000
    assert article(odt("<text:p>shallow</text:p>" + deep), "a.odt").text == "shallow"


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_document_cut_or_changed_anywhere_is_one_clear_line_or_its_words(name: str) -> None:
    whole = docx(paragraph(run(SAID))) if name == "a.docx" else odt(f"<text:p>{SAID}</text:p>")
    for at in range(0, len(whole), 37):
        for data in (whole[:at], whole[:at] + b"\xff" + whole[at + 1 :]):
            for found in read_bytes(data, name=name):
                assert isinstance(found, ReadFailure) or "ferry" in found.text
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.testzip() is None
