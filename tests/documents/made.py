"""Word files, web pages and locked or broken files, made by the tests themselves: nobody's own document is needed."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = (
    f"<w:numbering {W}>"
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = '<Relationship Id="r{id}" Type="{office}/{to}" Target="{at}"/>'


def paragraph(text: str, *, style: str = "", number: int = 0, level: int = 0, bold: bool = False) -> str:
    """One paragraph; `number` 1 is the numbered list, 2 the bulleted one. A tab in the text is a tab."""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t"))
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr><w:r>{weight}{runs}</w:r></w:p>"


def table(rows: Iterable[Iterable[str]]) -> str:
    """A table of plain cells."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def docx(*body: str, more: Mapping[str, bytes | str] | None = None, at: str = "word/document.xml") -> bytes:
    """A Word file with these paragraphs and tables, and whatever else is put in; its text is said to lie at `at`."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _relations(("officeDocument", at)),
        "word/_rels/document.xml.rels": _relations(("numbering", "numbering.xml"), ("styles", "styles.xml")),
        "word/document.xml": f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>",
        "word/numbering.xml": NUMBERING,
        "word/styles.xml": STYLES,
        **(more or {}),
    }
    return zipped(parts)


def _relations(*pairs: tuple[str, str]) -> str:
    rows = "".join(_RELATION.format(id=id, office=OFFICE, to=to, at=at) for id, (to, at) in enumerate(pairs))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zip:
        for name, content in parts.items():
            zip.writestr(name, content)
    return out.getvalue()


PLACES = ("home", "blog", "shop", "about", "contact")
MENU = "".join(f'<li><a href="/{place}">{place.title()}</a></li>' for place in PLACES)


def web_page(article: str, *, title: str = "Strong hips for runners") -> bytes:
    """A page as a blog would serve it: a menu above, things to buy beside, a footer below."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>
<style>body {{ margin: 0 }}</style><script>track("3 sets of 99 reps")</script></head><body>
<header><a href="/">Hill clinic</a><nav><ul>{MENU}</ul></nav></header>
<main><article><h1>{title}</h1>{article}</article></main>
<aside><h2>Popular now</h2><ul>{MENU}</ul></aside>
<footer><p>Copyright Hill clinic. All rights reserved. Cookie settings. Call 555 0100.</p></footer>
</body></html>""".encode()


def pdf_with_pages(pages: int) -> bytes:
    """A small PDF of so many empty pages, written by hand."""
    kids = " ".join(f"{place + 3} 0 R" for place in range(pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        *["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * pages,
    ]
    return _pdf_of(objects)


def _pdf_of(objects: list[str], trailer: str = "") -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer} >>"
    return out + f"{end}\nstartxref\n{len(out)}\n%%EOF\n".encode("latin-1")


def locked_pdf() -> bytes:
    """A PDF that asks for a password: its keys fit no password anybody knows."""
    key = "<" + "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A" + ">"
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [<00> <00>]"
    return _pdf_of(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"], lock)


def pdf_with_words(*lines: str, stream: bytes = b"", filters: str = "") -> bytes:
    """A PDF of one page with these lines on it; or with any `stream` as what the page draws."""
    drawn = stream or b"BT /F 11 Tf 14 TL 60 780 Td " + b" ".join(f"({line}) Tj T*".encode() for line in lines) + b" ET"
    filtered = f" /Filter {filters}" if filters else ""
    body = f"<< /Length {len(drawn)}{filtered} >>\nstream\n{drawn.decode('latin-1')}\nendstream"
    return _pdf_of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            "/Resources << /Font << /F 5 0 R >> >> >>",
            body,
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


def pdf_of_pages(*pages: Iterable[str]) -> bytes:
    """A PDF with these lines on its pages."""
    kids = " ".join(f"{4 + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for place, lines in enumerate(pages):
        drawn = f"BT /F 11 Tf 14 TL 60 780 Td {' '.join(f'({line}) Tj T*' for line in lines)} ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * place} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>",
            f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        ]
    return _pdf_of(objects)
