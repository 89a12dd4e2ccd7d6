//! What the names in a rule stand for.

use std::collections::BTreeSet;

use terms::{Diagnostic, Fraction, GroupId, OptionId, RuleId, Span};

use super::{Parser, Stop, Value};
use crate::body::{Body, Seating, Weight};
use crate::expression::{Choice, Count, Expression, GroupTest, Reference, Sum, Term};

/// Words of the language, which nothing in a body may be called.
pub(crate) const RESERVED: [&str; 8] = ["and", "or", "not", "of", "members", "present", "concerned", "fewest"];

/// The names that a rule of one body may use.
pub(crate) struct Vocabulary {
    pub options: Vec<OptionId>,
    pub groups: BTreeSet<GroupId>,
    pub weights: BTreeSet<String>,
    /// Ids and aliases.
    pub rules: BTreeSet<RuleId>,
}

impl Vocabulary {
    /// The names of a body whose rules are not known yet.
    pub fn new(options: &[OptionId], seats: Option<&Seating>, weights: &[Weight]) -> Self {
        let mut words = Self {
            options: options.to_vec(),
            groups: BTreeSet::new(),
            weights: weights.iter().map(|weight| weight.name.clone()).collect(),
            rules: BTreeSet::new(),
        };
        if let Some(Seating::Terms(seats)) = seats {
            words.groups.extend(seats.iter().flat_map(|seat| seat.groups.iter().cloned()));
            words.weights.extend(seats.iter().flat_map(|seat| seat.weights.keys().cloned()));
        }
        words
    }

    /// The names of a body.
    pub fn of(body: &Body) -> Self {
        let mut words = Self::new(&body.options, Some(&body.seats), &body.weights);
        words.rules = body.rules.iter().flat_map(|rule| rule.aliases.iter().chain([&rule.id])).cloned().collect();
        words
    }

    fn has_option(&self, name: &str) -> bool {
        self.options.iter().any(|option| option.as_str() == name)
    }

    /// What can be counted.
    fn counts(&self) -> Vec<&str> {
        let present = self.has_option("absent").then_some("present");
        self.options.iter().map(OptionId::as_str).chain(["members"]).chain(present).collect()
    }
}

impl Parser<'_> {
    /// A name that stands alone: a count, or a rule of this body.
    pub(super) fn plain(&mut self, start: Span, name: &str) -> Result<Value, Stop> {
        if let Some(rule) = self.words.rules.get(name) {
            let reference = Reference { body: None, rule: rule.clone(), span: start };
            return Ok(Value::Condition(Expression::Rule(reference)));
        }
        if self.words.weights.contains(name) {
            let message = format!("`{name}` is a weight: of which members?");
            let diagnostic = Diagnostic::error("rule-type", message);
            self.mistake(diagnostic.hint(format!("write {name}(yes) or {name}(members)")), start)?;
            return Ok(Value::Unknown);
        }
        self.counted(start, name, Some(BTreeSet::new()), None)
    }

    /// Members who take an option, in groups, or a weight of theirs. `groups` is `None` when they have been reported.
    pub(super) fn counted(
        &mut self,
        start: Span,
        name: &str,
        groups: Option<BTreeSet<GroupTest>>,
        weight: Option<String>,
    ) -> Result<Value, Stop> {
        let option = |name: &str| OptionId::parse(name).ok().filter(|_| self.words.has_option(name));
        let choices = match (name, option(name), option("absent")) {
            ("members", ..) => vec![(Choice::Any, 1)],
            ("present", _, Some(absent)) => vec![(Choice::Any, 1), (Choice::Option(absent), -1)],
            (_, Some(option), _) => vec![(Choice::Option(option), 1)],
            _ => {
                self.unknown_count(
                    start,
                    name,
                    groups.as_ref().is_none_or(|tests| !tests.is_empty()),
                    weight.is_some(),
                )?;
                return Ok(Value::Unknown);
            }
        };
        let Some(groups) = groups else { return Ok(Value::Unknown) };
        let mut sum = Some(Sum::default());
        for (choice, factor) in choices {
            let count = Count { choice, groups: groups.clone(), weight: weight.clone() };
            sum = sum.and_then(|sum| sum.plus(Fraction::whole(factor), Sum::of(Term::Count(count))));
        }
        self.checked(sum, start)
    }

    fn unknown_count(&mut self, span: Span, name: &str, grouped: bool, weighted: bool) -> Result<(), Stop> {
        let mut names = self.words.counts();
        if !weighted && grouped {
            names.extend(self.words.weights.iter().map(String::as_str));
        }
        if !weighted && !grouped {
            names.extend(self.words.rules.iter().map(RuleId::as_str));
        }
        let message = match (weighted, grouped) {
            (true, _) => format!("`{name}` is not an option of this body"),
            (false, true) => format!("`{name}` is neither an option nor a weight of this body"),
            (false, false) => format!("`{name}` is neither an option nor a rule of this body"),
        };
        let mut diagnostic = Diagnostic::error("unknown-name", message).suggest(name, names);
        if name == "present" {
            diagnostic = diagnostic.hint("`present` is members - absent, in a body with the option `absent`");
        } else if self.words.groups.contains(name) || name == "concerned" {
            diagnostic = diagnostic.hint(format!("a group stands in parentheses: members({name})"));
        }
        self.mistake(diagnostic, span)
    }

    pub(super) fn unknown_weight(&mut self, name: &str, span: Span) -> Result<(), Stop> {
        let weights = self.words.weights.iter().map(String::as_str);
        let diagnostic = Diagnostic::error("unknown-weight", format!("this body has no weight `{name}`"));
        self.mistake(diagnostic.suggest(name, weights), span)
    }

    /// A group by its name; the inner `None` is `concerned`, the outer one a name that has been reported.
    pub(super) fn group(&mut self, name: &str, span: Span) -> Result<Option<Option<GroupId>>, Stop> {
        if name == "concerned" {
            return Ok(Some(None));
        }
        if let Some(group) = self.words.groups.get(name) {
            return Ok(Some(Some(group.clone())));
        }
        let groups = self.words.groups.iter().map(GroupId::as_str).chain(["concerned"]);
        let mut diagnostic =
            Diagnostic::error("unknown-group", format!("no member of this body is in a group `{name}`"))
                .suggest(name, groups);
        if self.words.has_option(name) || name == "members" {
            diagnostic =
                diagnostic.hint(format!("is the name before the parenthesis a weight? then write WEIGHT({name})"));
        }
        self.mistake(diagnostic, span)?;
        Ok(None)
    }
}
