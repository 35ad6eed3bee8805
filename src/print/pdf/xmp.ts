/** Writes the XMP packet: Dublin Core, XMP and PDF properties, and the identification of PDF/A-2a and PDF/UA-1. */

import { escapeText, withoutNotXml } from '../../html/serialise.js';
import type { PdfMetadata } from '../print.js';

/**
 * The packet as ISO 19005-2, 6.6 and ISO 14289-1, 5 ask. PDF/A knows no `pdfuaid` schema, so the packet describes it.
 * What the document information dictionary also holds is said in the same words.
 */
export function xmpPacket(metadata: PdfMetadata, producer: string): string {
  const date = `${metadata.date.toISOString().slice(0, 19)}Z`;
  const properties = [
    alternative('dc:title', metadata.title),
    // One entry, as in the document information dictionary: PDF/A compares the two.
    metadata.authors.length === 0 ? '' : list('dc:creator', 'Seq', [metadata.authors.join(', ')]),
    metadata.subject === null ? '' : alternative('dc:description', metadata.subject),
    metadata.keywords.length === 0 ? '' : list('dc:subject', 'Bag', metadata.keywords),
    metadata.publisher === null ? '' : list('dc:publisher', 'Bag', [metadata.publisher]),
    metadata.rights === null ? '' : alternative('dc:rights', metadata.rights),
    metadata.identifier === null ? '' : simple('dc:identifier', metadata.identifier),
    list('dc:language', 'Bag', [metadata.language]),
    simple('dc:format', 'application/pdf'),
    simple('xmp:CreateDate', date),
    simple('xmp:ModifyDate', date),
    simple('xmp:MetadataDate', date),
    simple('xmp:CreatorTool', producer),
    simple('pdf:Producer', producer),
    metadata.keywords.length === 0 ? '' : simple('pdf:Keywords', metadata.keywords.join(', ')),
    simple('pdfaid:part', '2'),
    simple('pdfaid:conformance', 'A'),
    simple('pdfuaid:part', '1'),
  ];
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about=""',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
    ...properties.filter((property) => property !== ''),
    '</rdf:Description>',
    EXTENSION_SCHEMA,
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

const EXTENSION_SCHEMA = `<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

function simple(name: string, value: string): string {
  return `<${name}>${escapeXml(value)}</${name}>`;
}

function alternative(name: string, value: string): string {
  return `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt></${name}>`;
}

function list(name: string, kind: 'Bag' | 'Seq', values: readonly string[]): string {
  return `<${name}><rdf:${kind}>${values.map((value) => `<rdf:li>${escapeXml(value)}</rdf:li>`).join('')}</rdf:${kind}></${name}>`;
}

function escapeXml(text: string): string {
  return escapeText(withoutNotXml(text));
}
