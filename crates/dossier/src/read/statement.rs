//! `[[statement]]`.

use std::collections::{BTreeMap, BTreeSet};

use terms::table::{At, Table};
use terms::{ActorId, Date, Diagnostic, Diagnostics, SourceId};

use super::Reader;
use super::entry::{Entry, last_word};
use super::fields::{choice, list, mark, words};
use crate::model::{
    Bearing, MEANINGS, Motion, OFFICES, Office, Position, PublishedSource, Resource, SourceKind, Statement, Strength,
};

const POSITIONS: [(&str, Position); 10] = [
    ("pro lean", Position::Pro(Strength::Lean)),
    ("pro", Position::Pro(Strength::Plain)),
    ("pro firm", Position::Pro(Strength::Firm)),
    ("pro bound", Position::Pro(Strength::Bound)),
    ("con lean", Position::Con(Strength::Lean)),
    ("con", Position::Con(Strength::Plain)),
    ("con firm", Position::Con(Strength::Firm)),
    ("con bound", Position::Con(Strength::Bound)),
    ("open", Position::Open),
    ("silent", Position::Silent),
];
const BEARINGS: [(&str, Bearing); 3] =
    [("direct", Bearing::Direct), ("near", Bearing::Near), ("related", Bearing::Related)];
const LETTERS: [(&str, char); 6] = [("A", 'A'), ("B", 'B'), ("C", 'C'), ("D", 'D'), ("E", 'E'), ("F", 'F')];

/// The office of a named speaker of whom the dossier nowhere says it.
const ANONYMOUS: &str = "anonymous official";

/// What the defaults of a statement depend on.
struct Ledger<'a> {
    kinds: BTreeMap<&'a SourceId, SourceKind>,
    with_contexts: BTreeSet<&'a str>,
}

pub(super) fn read(
    entries: Vec<Entry<'_>>,
    sources: &[PublishedSource],
    motions: &[Motion],
    resources: &[Resource],
    reader: &mut Reader<'_>,
) -> Vec<Statement> {
    let motions = motions.iter().filter(|motion| motion.selector.is_some()).map(|motion| motion.id.value.as_str());
    let resources = resources.iter().filter(|r| r.selector.is_some()).map(|resource| resource.id.value.as_str());
    let ledger = Ledger {
        kinds: sources.iter().map(|source| (&source.id.value, source.kind)).collect(),
        with_contexts: motions.chain(resources).collect(),
    };
    let mut statements: Vec<Statement> =
        entries.into_iter().filter_map(|entry| statement(entry, &ledger, reader)).collect();
    fill_offices(&mut statements);
    for field in statements.iter().flat_map(|statement| &statement.defaults) {
        reader.left_to_default(&format!("statement.{field}"));
    }
    statements
}

fn statement(entry: Entry<'_>, ledger: &Ledger<'_>, reader: &mut Reader<'_>) -> Option<Statement> {
    let (id, mut table) = entry.open();
    let found = &mut reader.diagnostics;
    let actor = table.required("actor", ActorId::parse, found);
    let motion = table.required_text("motion", found);
    let position = required_position(&mut table, found);
    let date = table.required_date("date", found);
    let quote = table.required_text("quote", found);
    let translated = table.boolean("translated", found).is_some_and(|flag| flag.value);
    let source = table.required("source", SourceId::parse, found);
    let also = table.names("also", SourceId::parse, found);
    let speaker = words(&mut table, "speaker", found);
    let office = among(&mut table, "office", OFFICES.map(|(word, _)| word), found);
    let letter = choice(&mut table, "letter", &LETTERS, found);
    let digit = digit(&mut table, found);
    let hedge = words(&mut table, "hedge", found);
    let chain = list(&mut table, "chain", found);
    let bearing = choice(&mut table, "bearing", &BEARINGS, found);
    let utterance = words(&mut table, "utterance", found);
    let repeated = table.boolean("repeated", found).is_some_and(|flag| flag.value);
    let condition = words(&mut table, "condition", found);
    let mut meaning = among(&mut table, "meaning", MEANINGS.map(|(word, _)| word), found);
    let scope = table.texts("scope", found);
    let target = words(&mut table, "target", found);
    let venue = words(&mut table, "venue", found);
    let note = words(&mut table, "note", found);
    let mark = mark(&mut table, found);
    if !meaning.is_empty() && condition.is_empty() {
        found.push(
            Diagnostic::error("missing-field", "`meaning` needs the field `condition`")
                .at(table.place_of_key("meaning"), "")
                .hint("give the condition as it was said: condition = \"once there is a ceasefire\""),
        );
    }
    table.finish(found);

    let (actor, motion, date) = (actor?, motion?, date?);
    let who = if speaker.is_empty() { actor.value.to_string() } else { last_word(&speaker) };
    let id = id.or_made_of(&[&who, &date.value.to_string()], reader);
    let (quote, source) = (quote?, source?);
    let mut defaults = Vec::new();
    let scoped = ledger.with_contexts.contains(motion.value.as_str());
    let left = [
        ("letter", letter.is_none()),
        ("digit", digit.is_none()),
        ("office", office.is_empty() && !speaker.is_empty()),
        ("bearing", bearing.is_none()),
        ("scope", scope.is_empty() && condition.is_empty() && scoped),
        ("meaning", meaning.is_empty() && !condition.is_empty()),
    ];
    defaults.extend(left.into_iter().filter(|(_, left)| *left).map(|(field, _)| field));
    if meaning.is_empty() && !condition.is_empty() {
        meaning.push_str("if");
    }
    let kind = ledger.kinds.get(&source.value).copied().unwrap_or(SourceKind::Unknown);
    Some(Statement {
        id: id?,
        letter: letter.map_or(kind.letter(), |letter| letter.value),
        digit: digit.unwrap_or(if speaker.is_empty() { 3 } else { 2 }),
        bearing: bearing.map_or(Bearing::Direct, |bearing| bearing.value),
        actor,
        motion,
        position: position?,
        date,
        quote,
        translated,
        source,
        also,
        speaker,
        office,
        rank: Office::Actor,
        hedge,
        chain,
        utterance,
        repeated,
        condition,
        meaning,
        scope,
        target,
        venue,
        note,
        mark,
        defaults,
    })
}

fn required_position(table: &mut Table<'_>, found: &mut Diagnostics) -> Option<At<Position>> {
    if !table.has("position") {
        table.required_text("position", found);
        return None;
    }
    choice(table, "position", &POSITIONS, found)
}

/// One of a few words, or nothing.
fn among<const N: usize>(
    table: &mut Table<'_>,
    key: &str,
    words: [&'static str; N],
    found: &mut Diagnostics,
) -> String {
    let pairs = words.map(|word| (word, word));
    choice(table, key, &pairs, found).map_or_else(String::new, |word| word.value.to_owned())
}

/// The digit of the Admiralty Code.
fn digit(table: &mut Table<'_>, found: &mut Diagnostics) -> Option<u8> {
    if !table.has("digit") {
        return None;
    }
    let digit = table.integer("digit", found)?;
    let value = u8::try_from(digit.value).ok().filter(|value| (1..=6).contains(value));
    if value.is_none() {
        let message = format!("`digit` cannot be {}", digit.value);
        found.push(Diagnostic::error("bad-value", message).at(digit.place, "expected 1 to 6"));
    }
    value
}

/// Gives each named speaker without an office the one that the dossier states for them last before that day, else first
/// after; of two on one day, whichever stands first, the one that speaks less for the actor.
fn fill_offices(statements: &mut [Statement]) {
    let mut stated: Vec<&Statement> = statements.iter().filter(|statement| !statement.office.is_empty()).collect();
    stated.sort_by_key(|statement| (rank(&statement.office), &statement.office));
    let mut offices: BTreeMap<String, BTreeMap<Date, String>> = BTreeMap::new();
    for statement in stated {
        let of_speaker = offices.entry(statement.speaker.clone()).or_default();
        of_speaker.insert(statement.date.value, statement.office.clone());
    }
    for statement in statements.iter_mut().filter(|s| s.office.is_empty() && !s.speaker.is_empty()) {
        let day = statement.date.value;
        let stated = offices.get(&statement.speaker);
        let stated = stated.and_then(|days| days.range(..=day).next_back().or_else(|| days.range(day..).next()));
        statement.office = stated.map_or_else(|| ANONYMOUS.to_owned(), |(_, office)| office.clone());
    }
    for statement in statements {
        statement.rank = rank(&statement.office);
    }
}

/// How far an office speaks for the actor; without one, the actor itself speaks.
fn rank(office: &str) -> Office {
    OFFICES.iter().find(|(word, _)| *word == office).map_or(Office::Actor, |(_, rank)| *rank)
}
