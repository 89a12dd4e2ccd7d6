//! Reads a body's file and the tables beside it, all mistakes at once.

mod record;
mod rows;
mod rules;
mod seats;
mod tail;
mod weights;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use terms::table::{At, Document, Table};
use terms::{BodyId, Date, Diagnostic, Diagnostics, OptionId, Place, RuleId, Source, World};

use crate::body::{Body, BodySource, Rule};
use crate::parse::{RESERVED, Vocabulary};

pub(crate) use rules::reread;

/// The most options of a member.
const MAX_OPTIONS: usize = 40;

/// Where a body's file stands, and the tables beside it.
#[derive(Clone, Copy)]
pub(crate) struct Shelf<'a> {
    pub world: &'a dyn World,
    /// The folder; empty where the file is named without one.
    pub folder: &'a str,
}

impl Shelf<'_> {
    /// A file on it, as the world names it.
    pub fn path(self, name: &str) -> String {
        match self.folder {
            "" => name.to_owned(),
            "/" => format!("/{name}"),
            folder => format!("{folder}/{name}"),
        }
    }
}

/// Reads the body `id` from the text of its file; tables come from the same shelf.
///
/// # Errors
/// Everything that is wrong with them.
pub(crate) fn read(shelf: Shelf<'_>, id: BodyId, source: &Arc<Source>) -> Result<Body, Diagnostics> {
    let mut found = Diagnostics::new();
    let document = Document::parse(source, &mut found);
    let mut top = document.top();
    top.format_line(&mut found);
    let name = top.required_text("name", &mut found);
    let basis = top.required_text("basis", &mut found);
    let note = optional(&mut top, "note", &mut found);
    let (known_from, known_to) = period(&mut top, "known_from", "known_to", &mut found);
    let options = options(&mut top, &mut found);
    let unnamed = unnamed(&mut top, &options, &mut found);
    let weights = weights::read(shelf, &mut top, &mut found);
    let seats = seats::read(shelf, &mut top, &mut found);
    let record = record::read(shelf, &mut top, &mut found);
    let sources = tail::sources(&mut top, &mut found);
    let objections = tail::objections(&mut top, &sources, &mut found);
    let words = Vocabulary::new(&options, seats.as_ref(), &weights);
    let rules = rules::read(&mut top, words, seats.is_some(), &sources, &mut found);
    let default_rule = default_rule(&mut top, &rules, &mut found);
    top.finish(&mut found);
    let body = || {
        Some(Body {
            id,
            name: name?,
            basis: basis?.value,
            note,
            known_from,
            known_to,
            options,
            unnamed: unnamed?,
            default_rule: default_rule?,
            seats: seats?,
            weights,
            rules,
            record,
            objections,
            sources,
        })
    };
    let body = body();
    in_order(found).or_value(body).map(|(body, _)| body)
}

/// The findings, file by file, in the order of their places.
fn in_order(found: Diagnostics) -> Diagnostics {
    let mut list: Vec<Diagnostic> = found.into_iter().collect();
    list.sort_by(|a, b| {
        let key = |d: &Diagnostic| d.place.as_ref().map(|place| (place.source.name.clone(), place.span));
        key(a).cmp(&key(b))
    });
    let mut found = Diagnostics::new();
    list.into_iter().for_each(|diagnostic| found.push(diagnostic));
    found
}

/// A text that may be missing.
fn optional(table: &mut Table<'_>, key: &str, found: &mut Diagnostics) -> String {
    table.text(key, found).map(|text| text.value).unwrap_or_default()
}

/// Two days, of which the first must not come after the second.
fn period(table: &mut Table<'_>, from: &str, to: &str, found: &mut Diagnostics) -> (Option<Date>, Option<Date>) {
    let (first, last) = (table.date(from, found), table.date(to, found));
    if let (Some(first), Some(last)) = (&first, &last)
        && first.value > last.value
    {
        found.push(
            Diagnostic::error("dates-reversed", format!("`{to}` comes before `{from}`"))
                .at(last.place.clone(), "")
                .and_at(first.place.clone(), "begins here"),
        );
    }
    (first.map(|day| day.value), last.map(|day| day.value))
}

fn options(top: &mut Table<'_>, found: &mut Diagnostics) -> Vec<OptionId> {
    if !top.has("options") {
        return ["yes", "abstain", "no", "absent"].into_iter().filter_map(|name| OptionId::parse(name).ok()).collect();
    }
    let place = top.place_of_key("options");
    let options = top.names("options", OptionId::parse, found);
    if !(2..=MAX_OPTIONS).contains(&options.len()) {
        let message = format!("a member has 2 to {MAX_OPTIONS} options, not {}", options.len());
        found.push(Diagnostic::error("wrong-options", message).at(place, ""));
    }
    let mut names = Names::new("an option");
    for option in &options {
        names.add(option.value.as_str(), &option.place, found);
    }
    options.into_iter().map(|option| option.value).collect()
}

fn unnamed(top: &mut Table<'_>, options: &[OptionId], found: &mut Diagnostics) -> Option<OptionId> {
    let Some(named) = top.parsed("unnamed", OptionId::parse, found) else {
        let absent = options.iter().find(|option| option.as_str() == "absent");
        return absent.or(options.last()).cloned();
    };
    if options.contains(&named.value) {
        return Some(named.value);
    }
    found.push(
        Diagnostic::error("unknown-option", format!("`{}` is not among the options", named.value))
            .at(named.place, "")
            .suggest(named.value.as_str(), options.iter().map(OptionId::as_str)),
    );
    None
}

fn default_rule(top: &mut Table<'_>, rules: &[Rule], found: &mut Diagnostics) -> Option<RuleId> {
    let Some(named) = top.parsed("default_rule", RuleId::parse, found) else {
        return rules.first().map(|rule| rule.id.clone());
    };
    if let Some(rule) = rules.iter().find(|rule| rule.is_named(named.value.as_str())) {
        return Some(rule.id.clone());
    }
    found.push(
        Diagnostic::error("unknown-rule", format!("the body has no rule `{}`", named.value))
            .at(named.place, "")
            .suggest(named.value.as_str(), rules.iter().map(|rule| rule.id.as_str())),
    );
    None
}

/// Names that must differ from each other and from the words of the rule language.
struct Names {
    what: &'static str,
    seen: BTreeMap<String, Place>,
}

impl Names {
    fn new(what: &'static str) -> Self {
        Self { what, seen: BTreeMap::new() }
    }

    /// Notes a name; false, with a diagnostic, when it is taken.
    fn add(&mut self, name: &str, place: &Place, found: &mut Diagnostics) -> bool {
        if RESERVED.contains(&name) {
            let message = format!("`{name}` is a word of the rule language and cannot name {}", self.what);
            found.push(Diagnostic::error("reserved-name", message).at(place.clone(), "choose another name"));
            return false;
        }
        if let Some(first) = self.seen.get(name) {
            found.push(
                Diagnostic::error("duplicate", format!("`{name}` names {} twice", self.what))
                    .at(place.clone(), "")
                    .and_at(first.clone(), "first here"),
            );
            return false;
        }
        self.seen.insert(name.to_owned(), place.clone());
        true
    }
}

/// Reports ids that no `[[source]]` has, the first hundred of them.
fn check_sources(named: &[At<String>], sources: &[BodySource], found: &mut Diagnostics) {
    let known: BTreeSet<&str> = sources.iter().map(|source| source.id.as_str()).collect();
    for name in named.iter().filter(|name| !known.contains(name.value.as_str())).take(100) {
        found.push(
            Diagnostic::error("unknown-source", format!("there is no source `{}`", name.value))
                .at(name.place.clone(), "")
                .suggest(&name.value, known.iter().copied()),
        );
    }
}
