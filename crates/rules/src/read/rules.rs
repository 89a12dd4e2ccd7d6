//! The rules of a body.

use std::collections::BTreeMap;

use terms::table::{At, Table};
use terms::{Date, Diagnostic, Diagnostics, Place, RuleId, Source};

use super::seats::overlap;
use super::{Names, check_sources, in_order, optional, period};
use crate::body::{Body, BodySource, Rule};
use crate::expression::Expression;
use crate::parse::{Vocabulary, parse};

/// The most rules of one body.
const MAX_RULES: usize = 1000;

/// A rule whose text is not read yet.
struct Draft {
    rule: Rule,
    /// Its id and aliases, as far as they are free.
    names: Vec<RuleId>,
    complete: bool,
}

type Days = (Option<Date>, Option<Date>);

/// Names of rules: an alias may stand for several rules, or be another's id, where no two of them hold on one day.
struct RuleNames {
    names: Names,
    /// For each name, whether it is an id and on which days it means something.
    taken: BTreeMap<RuleId, Vec<(bool, Days, Place)>>,
}

impl RuleNames {
    /// Notes a name; false, with a diagnostic, when it is taken on some of these days.
    fn add(&mut self, name: &At<RuleId>, is_id: bool, days: Days, found: &mut Diagnostics) -> bool {
        let taken = self.taken.entry(name.value.clone()).or_default();
        let clash = |(other, held, _): &(bool, Days, Place)| (is_id && *other) || overlap(*held, days);
        let free = if taken.is_empty() || taken.iter().any(clash) {
            self.names.add(name.value.as_str(), &name.place, found)
        } else {
            true
        };
        taken.push((is_id, days, name.place.clone()));
        free
    }

    /// Reports names of several rules that are the id of none: without a day such a name would mean nothing.
    fn check_shared(&self, found: &mut Diagnostics) {
        for (name, rules) in self.taken.iter().filter(|(_, rules)| rules.iter().all(|(is_id, ..)| !is_id)) {
            if let [first, second, ..] = rules.as_slice() {
                let message = format!("`{name}` names several rules and is the id of none of them");
                found.push(
                    Diagnostic::error("duplicate", message)
                        .at(second.2.clone(), "")
                        .and_at(first.2.clone(), "first here")
                        .hint("make it the id of one, of the latest for example"),
                );
            }
        }
    }
}

/// Reads the blocks `[[rule]]`; their texts too when `readable`, for without seats their names mean nothing. What cannot be read
/// stands for a rule that always holds.
pub(super) fn read(
    top: &mut Table<'_>,
    mut words: Vocabulary,
    readable: bool,
    sources: &[BodySource],
    found: &mut Diagnostics,
) -> Vec<Rule> {
    let place = top.place();
    let mut names = Names::new("something in this body");
    for option in &words.options {
        names.seen.insert(option.as_str().to_owned(), top.place_of_key("options"));
    }
    for weight in &words.weights {
        names.add(weight, &top.place_of_key("weight"), found);
    }
    let mut blocks = top.blocks("rule", "a rule", found);
    if blocks.len() > MAX_RULES {
        let message = format!("the body has {} rules, more than {MAX_RULES}", blocks.len());
        found.push(Diagnostic::error("too-many-rules", message).at(blocks[MAX_RULES].place(), "the first too many"));
        blocks.truncate(MAX_RULES);
    }
    let mut names = RuleNames { names, taken: BTreeMap::new() };
    let drafts: Vec<Draft> = blocks.into_iter().filter_map(|table| draft(table, sources, &mut names, found)).collect();
    names.check_shared(found);
    if drafts.is_empty() && !top.has("rule") {
        let message = "the body has no rule";
        found.push(
            Diagnostic::error("missing-field", message)
                .at(place, "")
                .hint("write one: [[rule]] id = \"…\", when = \"…\""),
        );
    }
    words.rules = drafts.iter().flat_map(|draft| &draft.names).cloned().collect();
    let read = |draft: Draft| {
        let text = &draft.rule.text;
        let expression = if draft.complete && readable { parse(text, &words, found) } else { None };
        Rule { expression: expression.unwrap_or(Expression::And(Vec::new())), ..draft.rule }
    };
    drafts.into_iter().map(read).collect()
}

fn draft(
    mut table: Table<'_>,
    sources: &[BodySource],
    names: &mut RuleNames,
    found: &mut Diagnostics,
) -> Option<Draft> {
    let id = table.required("id", RuleId::parse, found);
    let aliases = table.names("aliases", RuleId::parse, found);
    let text = table.required_text("when", found);
    let (from, to) = period(&mut table, "from", "to", found);
    let named = table.texts("source", found);
    check_sources(&named, sources, found);
    let mut free = Vec::new();
    let period = (from, to);
    for (name, is_id) in id.iter().map(|id| (id, true)).chain(aliases.iter().map(|alias| (alias, false))) {
        if names.add(name, is_id, period, found) {
            free.push(name.value.clone());
        }
    }
    let (words, article, note) = (
        optional(&mut table, "words", found),
        optional(&mut table, "article", found),
        optional(&mut table, "note", found),
    );
    let complete = text.is_some();
    let text = text.unwrap_or_else(|| At { value: String::new(), place: table.place() });
    table.finish(found);
    let rule = Rule {
        id: id?.value,
        aliases: aliases.into_iter().map(|alias| alias.value).collect(),
        text,
        expression: Expression::And(Vec::new()),
        words,
        article,
        note,
        from,
        to,
        sources: named.into_iter().map(|name| name.value).collect(),
    };
    Some(Draft { rule, names: free, complete })
}

/// The body with another text for one of its rules, which then holds on any day.
pub(crate) fn reread(body: &Body, id: &str, text: &str) -> Result<Body, Diagnostics> {
    let id = body.rule(id)?.id.clone();
    let source = Source::new(format!("{}/{id}", body.id), text);
    let text = At { value: text.to_owned(), place: Place::whole(&source) };
    let mut found = Diagnostics::new();
    let expression = parse(&text, &Vocabulary::of(body), &mut found);
    let (expression, _) = in_order(found).or_value(expression)?;
    let mut body = body.clone();
    for rule in body.rules.iter_mut().filter(|rule| rule.id == id) {
        rule.text = text.clone();
        rule.expression = expression.clone();
        rule.words = String::new();
        (rule.from, rule.to) = (None, None);
    }
    Ok(body)
}
