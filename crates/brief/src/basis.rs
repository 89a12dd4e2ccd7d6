//! What a number rests on: each leads to the assumption, the statement or the path behind it.

use std::collections::BTreeMap;

use outlook::Brief;
use outlook::brief::{Assumption, LedgerStatement, StanceView};

/// What the numbers of a brief rest on.
pub(crate) struct Basis<'a> {
    pub brief: &'a Brief,
    /// By what it is about, the first assumption of that name: the one that moves the question most.
    assumptions: BTreeMap<&'a str, &'a Assumption>,
    /// By actor and motion, as in `RUS@unsc_mandate`.
    statements: BTreeMap<String, Vec<&'a LedgerStatement>>,
}

impl<'a> Basis<'a> {
    pub fn new(brief: &'a Brief) -> Self {
        let mut assumptions = BTreeMap::new();
        for assumption in &brief.assumptions {
            assumptions.entry(factor(&assumption.id)).or_insert(assumption);
        }
        let mut statements: BTreeMap<String, Vec<&LedgerStatement>> = BTreeMap::new();
        for statement in &brief.statements {
            statements.entry(about(statement)).or_default().push(statement);
        }
        Self { brief, assumptions, statements }
    }

    /// Where the number of a path, a decision, an event or a tabling leads: to the path, the stance, the assumption or what was
    /// said; a motion's to its first stance; where there is none of these, to how the brief was made.
    pub fn of(&self, id: &str) -> String {
        if id == "any_path" {
            return "#why".to_owned();
        }
        if self.brief.paths.iter().any(|path| path.id == id) {
            return format!("#{}", anchor("path", id));
        }
        if self.brief.stances.iter().any(|stance| stance.id == id) {
            return format!("#{}", anchor("stance", id));
        }
        let motion = id.split_once('@').map(|(_, motion)| motion);
        let others = motion.map(|motion| format!("others@{motion}"));
        let assumed = [Some(id), others.as_deref()].into_iter().flatten().find_map(|id| self.assumptions.get(id));
        if let Some(assumption) = assumed {
            return format!("#{}", anchor("assumption", &assumption.id));
        }
        if let Some([first, ..]) = self.statements.get(id).map(Vec::as_slice) {
            return format!("#{}", anchor("statement", &first.id));
        }
        let decided = self.assumptions.iter().find(|(about, _)| about.split_once('@').is_some_and(|(_, m)| m == id));
        decided
            .map_or_else(|| "#made".to_owned(), |(_, assumption)| format!("#{}", anchor("assumption", &assumption.id)))
    }

    /// What was said on what an assumption is about.
    pub fn said(&self, assumption: &Assumption) -> &[&'a LedgerStatement] {
        self.statements.get(factor(&assumption.id)).map_or(&[], Vec::as_slice)
    }

    /// The stances that are inferred from a statement.
    pub fn bears_on(&self, statement: &LedgerStatement) -> impl Iterator<Item = &'a StanceView> {
        let id = statement.id.clone();
        self.brief.stances.iter().filter(move |stance| stance.basis.statements.contains(&id))
    }
}

/// What an assumption is about: `RUS@unsc_mandate` of `RUS@unsc_mandate|provides`, `peace_agreement` of its rate.
fn factor(id: &str) -> &str {
    id.split(['|', '.']).next().unwrap_or(id)
}

fn about(statement: &LedgerStatement) -> String {
    format!("{}@{}", statement.actor.0, statement.motion)
}

/// A place in a page, named after an id.
pub(crate) fn anchor(kind: &str, id: &str) -> String {
    let mut name = format!("{kind}-");
    for letter in id.chars() {
        match letter {
            '@' => name.push_str("-at-"),
            '|' => name.push_str("-if-"),
            letter if letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.') => name.push(letter),
            _ => name.push('-'),
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_plain() {
        assert_eq!(anchor("assumption", "RUS@unsc_mandate|provides"), "assumption-RUS-at-unsc_mandate-if-provides");
        assert_eq!(anchor("assumption", "un-security-council/\"a b\""), "assumption-un-security-council--a-b-");
    }

    #[test]
    fn an_assumption_is_about_a_factor() {
        let ids = ["RUS@unsc_mandate|provides", "peace_agreement.hazard", "tabled:unsc_mandate", "FRA@troops"];
        assert_eq!(ids.map(factor), ["RUS@unsc_mandate", "peace_agreement", "tabled:unsc_mandate", "FRA@troops"]);
    }
}
