//! `[[source]]`.

use terms::SourceId;

use super::Reader;
use super::blocks::Block;
use super::fields::{choice, mark, words};
use crate::model::{PublishedSource, SourceKind};

const KINDS: [(&str, SourceKind); 4] = [
    ("official", SourceKind::Official),
    ("newspaper", SourceKind::Newspaper),
    ("press", SourceKind::Press),
    ("unknown", SourceKind::Unknown),
];

pub(super) fn read(blocks: Vec<Block<'_, SourceId>>, reader: &mut Reader<'_>) -> Vec<PublishedSource> {
    blocks.into_iter().filter_map(|block| source(block, reader)).collect()
}

fn source(block: Block<'_, SourceId>, reader: &mut Reader<'_>) -> Option<PublishedSource> {
    let Block { id, mut table } = block;
    let found = &mut reader.diagnostics;
    let title = table.required_text("title", found);
    let publisher = words(&mut table, "publisher", found);
    let date = table.date("date", found).map(|date| date.value);
    let address = words(&mut table, "address", found);
    let kind = choice(&mut table, "kind", &KINDS, found);
    let mark = mark(&mut table, found);
    let defaulted = !table.has("kind");
    table.finish(found);
    if defaulted {
        reader.left_to_default("source.kind");
    }
    let kind = kind.map_or(SourceKind::Unknown, |kind| kind.value);
    Some(PublishedSource { id: id?, title: title?.value, publisher, date, address, kind, mark })
}
