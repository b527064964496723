"""XMP metadata: adds the PDF/UA identifier to WeasyPrint's of PDF/A, and title and description in both languages."""

from __future__ import annotations

from typing import Any

from lxml import etree

from handbook.texts import Texts

_NAMESPACES = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dc": "http://purl.org/dc/elements/1.1/"}
_RDF, _DC = (f"{{{address}}}" for address in _NAMESPACES.values())
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

# PDF/A requires an extension schema for properties it does not know (ISO 19005-3, 6.6.2.3), such as PDF/UA's.
_UNIVERSAL_ACCESS = """
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
  <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas>
      <rdf:Bag>
        <rdf:li rdf:parseType="Resource">
          <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
          <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
          <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
          <pdfaSchema:property>
            <rdf:Seq>
              <rdf:li rdf:parseType="Resource">
                <pdfaProperty:name>part</pdfaProperty:name>
                <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                <pdfaProperty:category>internal</pdfaProperty:category>
                <pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
              </rdf:li>
            </rdf:Seq>
          </pdfaSchema:property>
        </rdf:li>
      </rdf:Bag>
    </pdfaExtension:schemas>
  </rdf:Description>
</rdf:RDF>
"""


def claim_access(stream: Any) -> None:
    """Write the PDF/UA identifier into the metadata stream of a PDF/A."""
    packet: Any = etree.fromstring(b"".join(stream.stream)).getroottree()
    claim: Any = etree.fromstring(_UNIVERSAL_ACCESS, etree.XMLParser(remove_blank_text=True))
    packet.find(f".//{_RDF}RDF").extend(claim)
    _write(stream, packet)


def complete_metadata(stream: Any, locale: str, titles: Texts, descriptions: Texts) -> None:
    """Write titles and descriptions in all their languages into the metadata stream; `locale` is the document's."""
    packet: Any = etree.fromstring(b"".join(stream.stream)).getroottree()
    rdf = packet.find(f".//{_RDF}RDF")
    for name, texts in (("title", titles), ("description", descriptions)):
        _write_in_all(rdf.find(f"*/{_DC}{name}/{_RDF}Alt", _NAMESPACES), locale, texts)
    _write(stream, packet)


def _write(stream: Any, packet: Any) -> None:
    stream.stream = [etree.tostring(packet, encoding="utf-8", xml_declaration=False)]


def _write_in_all(alternatives: Any, locale: str, texts: Texts) -> None:
    """The default first, in the document's language, then each language (XMP, language alternative)."""
    del alternatives[:]
    for language, text in (("x-default", texts[locale]), *texts.items()):
        item = etree.SubElement(alternatives, f"{_RDF}li")
        item.set(_LANGUAGE, language)
        item.text = text
