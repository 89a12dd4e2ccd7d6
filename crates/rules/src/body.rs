//! A body: who sits in it from when to when, how it can vote, and when a vote carries. A plain value.

use std::collections::{BTreeMap, BTreeSet};

use terms::table::At;
use terms::{ActorId, BodyId, Date, Diagnostic, Diagnostics, GroupId, OptionId, Place, RuleId, days_between};

use crate::expression::Expression;

/// An institution with seats and rules, as its file says.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its id: the file's name without its ending.
    pub id: BodyId,
    /// Its name, with the place where it stands in the file.
    pub name: At<String>,
    /// The treaties and articles it rests on.
    pub basis: String,
    /// Anything a reader must know; may be empty.
    pub note: String,
    /// The first day for which its seats are right.
    pub known_from: Option<Date>,
    /// The last such day.
    pub known_to: Option<Date>,
    /// How a member can vote, best to worst; at least two.
    pub options: Vec<OptionId>,
    /// The option of a member that nobody names.
    pub unnamed: OptionId,
    /// The rule meant by the body's id alone.
    pub default_rule: RuleId,
    /// Who sits in it.
    pub seats: Seating,
    /// Weights that stand in files of their own; of one name there may be several, exact on different days.
    pub weights: Vec<Weight>,
    /// Its rules; at least one.
    pub rules: Vec<Rule>,
    /// How its members voted on contested drafts, by year; empty where no record was found.
    pub record: Vec<YearOfVotes>,
    /// What people object, and the answer.
    pub objections: Vec<Objection>,
    /// Where the facts come from.
    pub sources: Vec<BodySource>,
}

/// Who sits in a body.
#[derive(Clone, Debug)]
pub enum Seating {
    /// Seats with their terms.
    Terms(Vec<Seat>),
    /// A template: whoever asks names the parties.
    Parties,
    /// Only the number of members is known, by date.
    Count(Vec<Size>),
}

/// An actor's place in a body between two days, both included.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seat {
    /// Who sits.
    pub actor: ActorId,
    /// The first day; `None`: as long as the body is known.
    pub from: Option<Date>,
    /// The last day; `None`: as long as the body is known.
    pub to: Option<Date>,
    /// The groups of this body it belongs to.
    pub groups: Vec<GroupId>,
    /// Its weights by name, each 0 or more.
    pub weights: BTreeMap<String, i64>,
    /// Its row in the file.
    pub place: Place,
}

/// How many members a body has between two days, both included.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Size {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// How many; above zero.
    pub members: u64,
    /// Where the number comes from.
    pub source: String,
}

/// A weight of actors: population, capital, votes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Weight {
    /// Its name in rules.
    pub name: String,
    /// What it is counted in: "people".
    pub unit: String,
    /// The first day for which the figures are exact.
    pub exact_from: Option<Date>,
    /// The last such day.
    pub exact_to: Option<Date>,
    /// Where the figures come from.
    pub source: String,
    /// The figures, each 0 or more.
    pub values: BTreeMap<ActorId, i64>,
    /// Where it stands in the body's file.
    pub place: Place,
}

/// How a member voted on contested drafts (those that some member did not vote for) in one year.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct YearOfVotes {
    /// The year.
    pub year: i16,
    /// Who.
    pub actor: ActorId,
    /// How often it voted yes, abstained, and voted no; each at most 100,000.
    pub counts: [u32; 3],
}

/// The condition on the votes under which a motion carries.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its id in the body.
    pub id: RuleId,
    /// Other ids accepted for it.
    pub aliases: Vec<RuleId>,
    /// As written.
    pub text: At<String>,
    /// As read.
    pub expression: Expression,
    /// In words; may be empty.
    pub words: String,
    /// The legal basis; may be empty.
    pub article: String,
    /// Anything a reader must know; may be empty.
    pub note: String,
    /// The first day on which it held.
    pub from: Option<Date>,
    /// The last such day.
    pub to: Option<Date>,
    /// Ids of [`BodySource`]s.
    pub sources: Vec<String>,
}

/// Something people object to how the body decides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Objection {
    /// What they say.
    pub claim: String,
    /// What is right.
    pub answer: String,
    /// Ids of [`BodySource`]s.
    pub sources: Vec<String>,
}

/// Where a fact about a body comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BodySource {
    /// Its id in the file.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its address; may be empty.
    pub address: String,
    /// How well the fact is attested.
    pub mark: Mark,
}

/// How well a fact is attested.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// By two independent sources.
    A,
    /// By one.
    B,
}

/// Does a day lie between two, both included, where a missing one is no limit?
pub(crate) fn within(day: Date, from: Option<Date>, to: Option<Date>) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}

impl Rule {
    /// The rule in words, or as written when its file has none.
    #[must_use]
    pub fn describe(&self) -> &str {
        if self.words.is_empty() { &self.text.value } else { &self.words }
    }

    /// Is this its id or one of its aliases?
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        self.id.as_str() == name || self.aliases.iter().any(|alias| alias.as_str() == name)
    }

    /// Did it hold on this day?
    #[must_use]
    pub fn held_on(&self, day: Date) -> bool {
        within(day, self.from, self.to)
    }
}

/// A member with fewer votes on contested drafts is taken to vote as all such members together.
const ENOUGH_VOTES: u32 = 100;

impl Body {
    /// How an actor voted on contested drafts (yes, abstain, no) before a year, and whether the votes are its own: with fewer
    /// than a hundred they are those of all members with so few. `None` where the body has no record of that time.
    #[must_use]
    pub fn votes_before(&self, actor: &ActorId, year: i16) -> Option<([u32; 3], bool)> {
        let mut by_actor: BTreeMap<&ActorId, [u32; 3]> = BTreeMap::new();
        for row in self.record.iter().filter(|row| row.year < year) {
            let counts = by_actor.entry(&row.actor).or_default();
            counts.iter_mut().zip(row.counts).for_each(|(sum, count)| *sum = sum.saturating_add(count));
        }
        let all = |counts: &[u32; 3]| counts.iter().fold(0, |sum: u32, count| sum.saturating_add(*count));
        if let Some(own) = by_actor.get(actor).filter(|counts| all(counts) >= ENOUGH_VOTES) {
            return Some((*own, true));
        }
        let few = by_actor.values().filter(|counts| all(counts) < ENOUGH_VOTES);
        let pooled = few.fold([0_u32; 3], |sum, counts| std::array::from_fn(|i| sum[i].saturating_add(counts[i])));
        (all(&pooled) > 0).then_some((pooled, false))
    }

    /// A rule by its id, or else by an alias; the first in the file where several share the alias.
    ///
    /// # Errors
    /// When there is none of that name, with the nearest.
    pub fn rule(&self, name: &str) -> Result<&Rule, Diagnostics> {
        let by_id = self.rules.iter().find(|rule| rule.id.as_str() == name);
        by_id.or_else(|| self.rules.iter().find(|rule| rule.is_named(name))).ok_or_else(|| {
            let ids = self.rules.iter().map(|rule| rule.id.as_str());
            Diagnostic::error("unknown-rule", format!("`{}` has no rule `{name}`", self.id)).suggest(name, ids).into()
        })
    }

    /// The rule that a name means on a day: the one of that id or alias that held then, else as [`Body::rule`].
    ///
    /// # Errors
    /// When there is none of that name, with the nearest.
    pub fn rule_on(&self, name: &str, day: Date) -> Result<&Rule, Diagnostics> {
        let by_name = self.rule(name)?;
        if by_name.held_on(day) {
            return Ok(by_name);
        }
        Ok(self.rules.iter().find(|rule| rule.is_named(name) && rule.held_on(day)).unwrap_or(by_name))
    }

    /// The place of an option in [`Body::options`].
    ///
    /// # Errors
    /// When there is none of that name, with the nearest.
    pub fn option(&self, name: &str) -> Result<usize, Diagnostics> {
        self.options.iter().position(|option| option.as_str() == name).ok_or_else(|| {
            let message = format!("a member of `{}` cannot vote `{name}`", self.id);
            Diagnostic::error("unknown-option", message).suggest(name, self.options.iter().map(OptionId::as_str)).into()
        })
    }

    /// The groups that any seat belongs to.
    #[must_use]
    pub fn groups(&self) -> BTreeSet<&GroupId> {
        match &self.seats {
            Seating::Terms(seats) => seats.iter().flat_map(|seat| &seat.groups).collect(),
            Seating::Parties | Seating::Count(_) => BTreeSet::new(),
        }
    }

    /// The weights in files of their own for a day: of each name, the figures that are exact then, else those of the nearest days
    /// (the earlier of two as near).
    #[must_use]
    pub fn weights_on(&self, day: Date) -> Vec<&Weight> {
        let mut chosen: BTreeMap<&str, &Weight> = BTreeMap::new();
        for weight in &self.weights {
            let nearest = chosen.entry(&weight.name).or_insert(weight);
            let key = |weight: &Weight| (weight.days_from(day), weight.exact_from);
            if key(weight) < key(nearest) {
                *nearest = weight;
            }
        }
        chosen.into_values().collect()
    }
}

impl Weight {
    /// How many days lie between a day and the nearest for which the figures are exact; 0 for such a day.
    fn days_from(&self, day: Date) -> i32 {
        let before = self.exact_from.map_or(0, |from| days_between(day, from));
        let after = self.exact_to.map_or(0, |to| days_between(to, day));
        before.max(after).max(0)
    }
}
