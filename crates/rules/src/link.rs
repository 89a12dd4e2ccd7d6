//! A rule with all rules it rests on, each with the sitting of its body: found without recursion, cycles refused.

use std::borrow::Cow;
use std::collections::HashMap;

use terms::{BodyId, Diagnostic, Diagnostics, Place, RuleId};

use crate::body::{Rule, Seating};
use crate::catalogue::Catalogue;
use crate::expression::{Expression, Reference};
use crate::sitting::Sitting;

/// The most rules that one rule may rest on.
const MAX_RULES: usize = 1000;

/// A rule with all it rests on.
pub(crate) struct Linked<'a> {
    /// The sittings of the bodies that take part; the first is the one asked about.
    pub sittings: Vec<Cow<'a, Sitting>>,
    /// Each rule after those it names; the last is the one asked about.
    pub rules: Vec<LinkedRule>,
}

/// One of them.
pub(crate) struct LinkedRule {
    /// Its body's place in [`Linked::sittings`].
    pub sitting: usize,
    /// The rule.
    pub rule: Rule,
    /// For each reference in it, in their order, the place of that rule in [`Linked::rules`].
    pub parts: Vec<usize>,
}

/// A rule on the way down.
struct Open {
    sitting: usize,
    rule: Rule,
    references: std::vec::IntoIter<Reference>,
    parts: Vec<usize>,
}

type Key = (BodyId, RuleId);

/// Finds all rules that the rule `name` of the sitting's body rests on. Linear in the length of the rules.
pub(crate) fn link<'a>(catalogue: &Catalogue<'_>, sitting: &'a Sitting, name: &str) -> Result<Linked<'a>, Diagnostics> {
    let mut linked = Linked { sittings: vec![Cow::Borrowed(sitting)], rules: Vec::new() };
    let mut seats: HashMap<BodyId, usize> = HashMap::from([(sitting.body.id.clone(), 0)]);
    let mut done: HashMap<Key, usize> = HashMap::new();
    let mut stack = vec![open(&linked, 0, name)?];
    while let Some(top) = stack.last_mut() {
        let Some(reference) = top.references.next() else {
            let key = (linked.sittings[top.sitting].body.id.clone(), top.rule.id.clone());
            let place = linked.rules.len();
            if let Some(Open { sitting, rule, parts, .. }) = stack.pop() {
                linked.rules.push(LinkedRule { sitting, rule, parts });
            }
            done.insert(key, place);
            if let Some(parent) = stack.last_mut() {
                parent.parts.push(place);
            }
            continue;
        };
        let here = || top.rule.text.inside(reference.span);
        let at = |found: Diagnostics| placed(found, &here());
        let seat = match &reference.body {
            None => top.sitting,
            Some(id) => match seats.get(id) {
                Some(&seat) => seat,
                None => {
                    let beside = beside(catalogue, sitting, id).map_err(at)?;
                    linked.sittings.push(Cow::Owned(beside));
                    seats.insert(id.clone(), linked.sittings.len() - 1);
                    linked.sittings.len() - 1
                }
            },
        };
        let body = &linked.sittings[seat].body;
        let id = &body.rule_on(reference.rule.as_str(), sitting.as_of).map_err(at)?.id;
        let key = (body.id.clone(), id.clone());
        if let Some(&place) = done.get(&key) {
            top.parts.push(place);
            continue;
        }
        let here = here();
        let next = open(&linked, seat, reference.rule.as_str()).map_err(|found| placed(found, &here))?;
        if let Some(cycle) = cycle(&linked, &stack, &key, here.clone()) {
            return Err(cycle.into());
        }
        if done.len() + stack.len() >= MAX_RULES {
            let message = format!("a rule rests on at most {MAX_RULES} others");
            return Err(Diagnostic::error("too-many-rules", message).at(here, "").into());
        }
        stack.push(next);
    }
    Ok(linked)
}

/// Another body on the day of the sitting.
fn beside(catalogue: &Catalogue<'_>, sitting: &Sitting, id: &BodyId) -> Result<Sitting, Diagnostics> {
    let beside = sitting.beside(catalogue.body(id.as_str())?)?;
    if matches!(beside.body.seats, Seating::Count(_)) {
        let message = format!("`{id}` is judged by counts alone, so no other body's rule can rest on it");
        return Err(Diagnostic::error("counts-alone", message).into());
    }
    Ok(beside)
}

/// The findings, those without a place at the place of the reference.
fn placed(found: Diagnostics, here: &Place) -> Diagnostics {
    let mut all = Diagnostics::new();
    for diagnostic in found {
        all.push(if diagnostic.place.is_none() { diagnostic.at(here.clone(), "") } else { diagnostic });
    }
    all
}

fn open(linked: &Linked<'_>, seat: usize, name: &str) -> Result<Open, Diagnostics> {
    let sitting = &linked.sittings[seat];
    let rule = sitting.body.rule_on(name, sitting.as_of)?.clone();
    if !rule.held_on(sitting.as_of) {
        return Err(not_in_force(sitting, &rule).into());
    }
    let mut references = Vec::new();
    collect(&rule.expression, &mut references);
    Ok(Open { sitting: seat, rule, references: references.into_iter(), parts: Vec::new() })
}

fn not_in_force(sitting: &Sitting, rule: &Rule) -> Diagnostic {
    let day = sitting.as_of;
    let id = format!("{}/{}", sitting.body.id, rule.id);
    let message = match (rule.from, rule.to) {
        (Some(from), _) if day < from => format!("`{id}` holds from {from} on, not on {day}"),
        (_, Some(to)) => format!("`{id}` held until {to}, not on {day}"),
        _ => format!("`{id}` does not hold on {day}"),
    };
    let others: Vec<&str> =
        sitting.body.rules.iter().filter(|rule| rule.held_on(day)).take(12).map(|rule| rule.id.as_str()).collect();
    let diagnostic = Diagnostic::error("rule-not-in-force", message);
    match others.as_slice() {
        [] => diagnostic,
        others => diagnostic.hint(format!("rules that do: {}", others.join(", "))),
    }
}

/// The error when a rule is among those on the way down to it.
fn cycle(linked: &Linked<'_>, stack: &[Open], key: &Key, here: Place) -> Option<Diagnostic> {
    let name = |open: &Open| format!("{}/{}", linked.sittings[open.sitting].body.id, open.rule.id);
    let start =
        stack.iter().position(|open| linked.sittings[open.sitting].body.id == key.0 && open.rule.id == key.1)?;
    let mut names: Vec<String> = stack[start..].iter().take(12).map(name).collect();
    if stack.len() - start > 12 {
        names.push("…".to_owned());
    }
    names.push(format!("{}/{}", key.0, key.1));
    let message = format!("the rule rests on itself: {}", names.join(" → "));
    Some(
        Diagnostic::error("rule-cycle", message)
            .at(here, "")
            .hint("a rule may only rest on rules that do not rest on it"),
    )
}

fn collect(expression: &Expression, references: &mut Vec<Reference>) {
    match expression {
        Expression::Comparison(_) => {}
        Expression::Rule(reference) => references.push(reference.clone()),
        Expression::Not(part) => collect(part, references),
        Expression::And(parts) | Expression::Or(parts) => parts.iter().for_each(|part| collect(part, references)),
    }
}
