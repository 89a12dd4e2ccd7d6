//! How near a reading comes to a ledger that people made, by the rules of `gold-statements/1`.
//!
//! Predicted and gold statements are matched one to one, as many as possible, with evidence that overlaps by half of the shorter, at
//! levels of which each asks for more than the one before. What the scores mean, and how each is counted, is on the page "Reading an
//! article" of the documentation. Maximum bipartite matching: H. W. Kuhn, "The Hungarian method for the assignment problem", Naval
//! Research Logistics Quarterly 2 (1955).

mod agreement;
mod forbidden;
mod matching;
mod positions;
mod records;
pub mod sets;
mod spans;
mod statements;
mod tally;

use std::collections::BTreeMap;

pub use agreement::Level;
pub use forbidden::{Forbidden, ForbiddenReading};
pub use matching::Matching;
pub use spans::{SpanKind, SpanScore};
pub use tally::Tally;

use crate::ledger::Ledger;
use agreement::Pair;

/// The scores of one article, or of several together.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scores {
    /// How many articles.
    pub articles: usize,
    /// Statements at each level.
    pub levels: BTreeMap<Level, Tally>,
    /// Statements merged by principal, polarity and target.
    pub positions: Tally,
    /// Spans of each kind, wherever they stand.
    pub spans: BTreeMap<SpanKind, SpanScore>,
    /// Of statements with matched evidence, how many have the right principal, by how the gold names the actor there; `predicted`
    /// and `gold` both count the statements.
    pub actors: BTreeMap<&'static str, Tally>,
    /// Memberships.
    pub memberships: Tally,
    /// What is not known.
    pub unknowns: Tally,
    /// Rules that the text states.
    pub requirements: Tally,
    /// Readings that must not be.
    pub forbidden: Vec<Forbidden>,
}

impl Scores {
    /// The headline: F1 of statements at [`Level::Source`].
    #[must_use]
    pub fn headline(&self) -> f64 {
        self.levels.get(&Level::Source).copied().unwrap_or_default().f1()
    }

    /// Adds the counts of other articles: averages are micro-averages.
    pub fn add(&mut self, other: Self) {
        self.articles += other.articles;
        for (level, tally) in other.levels {
            self.levels.entry(level).or_default().add(tally);
        }
        self.positions.add(other.positions);
        for (kind, score) in other.spans {
            self.spans.entry(kind).or_default().add(score);
        }
        for (form, tally) in other.actors {
            self.actors.entry(form).or_default().add(tally);
        }
        self.memberships.add(other.memberships);
        self.unknowns.add(other.unknowns);
        self.requirements.add(other.requirements);
        self.forbidden.extend(other.forbidden);
    }
}

/// Scores a ledger against the gold of the same article.
///
/// `issues_given`: was the gold's list of issues among the inputs, so that a target may be named by its id?
///
/// Exact and deterministic. Costs gold × predicted comparisons at each level, and that times the smaller number in the worst case
/// of the matching.
#[must_use]
pub fn score(gold: &Ledger, predicted: &Ledger, article: &str, issues_given: bool) -> Scores {
    let pair = Pair { gold, predicted, article, issues_given };
    let depths = pair.depths();
    let tiers: Vec<_> = gold.statements.iter().map(|statement| statement.tier).collect();
    let level = |level: Level| {
        let agree = |g: usize, p: usize| depths.at(g, p).is_some_and(|depth| depth >= level);
        (level, tally::tally(&tiers, predicted.statements.len(), agree))
    };
    Scores {
        articles: 1,
        levels: Level::ALL.map(level).into_iter().collect(),
        positions: positions::positions(&pair),
        spans: spans::spans(&pair),
        actors: statements::actors(&pair, &depths),
        memberships: records::memberships(&pair),
        unknowns: records::unknowns(&pair),
        requirements: records::requirements(&pair),
        forbidden: forbidden::forbidden(&pair, &depths),
    }
}

/// Which gold statement was read as which predicted one, by their places in the ledgers, and how far they agree. Optional
/// statements are among them.
#[must_use]
pub fn matched(gold: &Ledger, predicted: &Ledger, article: &str) -> Vec<(usize, usize, Level)> {
    let pair = Pair { gold, predicted, article, issues_given: false };
    statements::matched(&pair, &pair.depths())
}
