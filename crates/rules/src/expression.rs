//! What a rule says, as a tree. Numbers in a rule are linear in the votes, so they are kept as sums, not as trees.

use std::collections::{BTreeMap, BTreeSet};

use terms::{BodyId, Fraction, GroupId, OptionId, RuleId, Span};

/// A condition on the votes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Expression {
    /// Two numbers compared.
    Comparison(Comparison),
    /// Another rule holds.
    Rule(Reference),
    /// The condition does not hold.
    Not(Box<Expression>),
    /// All of them hold.
    And(Vec<Expression>),
    /// At least one of them holds.
    Or(Vec<Expression>),
}

/// A rule named by a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    /// The body, when it is another one.
    pub body: Option<BodyId>,
    /// The rule's id or one of its aliases.
    pub rule: RuleId,
    /// Where it stands, in bytes of the rule's text.
    pub span: Span,
}

/// Two numbers compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comparison {
    /// The number on the left.
    pub left: Sum,
    /// The sign between them.
    pub sign: Sign,
    /// The number on the right.
    pub right: Sum,
    /// Where it stands, in bytes of the rule's text.
    pub span: Span,
}

/// A sign of comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    /// `>=`
    AtLeast,
    /// `>`
    MoreThan,
    /// `<=`
    AtMost,
    /// `<`
    LessThan,
    /// `==`
    Equal,
    /// `!=`
    Different,
}

impl Sign {
    /// The sign that says the same once the two sides have changed places.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            Self::MoreThan => Self::LessThan,
            Self::LessThan => Self::MoreThan,
            same => same,
        }
    }
}

/// A number in a rule: terms with their coefficients, none of which is zero.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sum {
    /// The terms.
    pub terms: BTreeMap<Term, Fraction>,
    /// What shares in it are of. A share of nothing is never reached, so each must be above zero.
    pub shares_of: Vec<BTreeMap<Term, Fraction>>,
}

/// Something that a sum adds up.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Term {
    /// The number one: its coefficient is the sum's constant.
    One,
    /// Members counted, or a weight of theirs added up.
    Count(Count),
    /// A constant of the seats.
    Fewest(Fewest),
}

/// Members counted, or a weight of theirs added up.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Count {
    /// Which decision is counted.
    pub choice: Choice,
    /// Which members are counted: those that pass all tests.
    pub groups: BTreeSet<GroupTest>,
    /// The weight that is added up; without one each member counts one.
    pub weight: Option<String>,
}

/// Which decision is counted.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Choice {
    /// Any: `members`.
    Any,
    /// This option.
    Option(OptionId),
}

/// Whether a member is in a group.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct GroupTest {
    /// The group; `None` stands for `concerned`.
    pub group: Option<GroupId>,
    /// In it, or outside.
    pub inside: bool,
}

/// `fewest(population > 35%)`: the smallest number of members, largest first, whose weight passes a share of the weight of all.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Fewest {
    /// The weight.
    pub weight: String,
    /// Numerator and denominator of the share, in lowest terms.
    pub share: (i64, i64),
    /// More than the share, or at least the share.
    pub strict: bool,
    /// Where it stands, in bytes of the rule's text.
    pub span: Span,
}

impl Sum {
    /// One term, once.
    #[must_use]
    pub fn of(term: Term) -> Self {
        Self { terms: BTreeMap::from([(term, Fraction::ONE)]), shares_of: Vec::new() }
    }

    /// A number.
    #[must_use]
    pub fn constant(value: Fraction) -> Self {
        let mut sum = Self::default();
        if value != Fraction::ZERO {
            sum.terms.insert(Term::One, value);
        }
        sum
    }

    /// Its value, when it is a mere number.
    #[must_use]
    pub fn as_constant(&self) -> Option<Fraction> {
        match (self.terms.len(), self.terms.get(&Term::One)) {
            (0, _) if self.shares_of.is_empty() => Some(Fraction::ZERO),
            (1, Some(value)) if self.shares_of.is_empty() => Some(*value),
            _ => None,
        }
    }

    /// Does it change with the votes?
    #[must_use]
    pub fn reads_votes(&self) -> bool {
        self.terms.keys().any(|term| matches!(term, Term::Count(Count { choice: Choice::Option(_), .. })))
    }

    /// This and `factor` times another; `None` when a coefficient does not fit 64 bits.
    #[must_use]
    pub fn plus(mut self, factor: Fraction, other: Self) -> Option<Self> {
        for (term, coefficient) in other.terms {
            let before = self.terms.remove(&term).unwrap_or(Fraction::ZERO);
            let after = before.plus(factor.times(coefficient)?)?;
            if after != Fraction::ZERO {
                self.terms.insert(term, after);
            }
        }
        self.shares_of.extend(other.shares_of);
        Some(self)
    }

    /// A number times this; `None` when a coefficient does not fit 64 bits.
    #[must_use]
    pub fn times(self, factor: Fraction) -> Option<Self> {
        Self::default().plus(factor, self)
    }

    /// A share of this, which must not be of nothing; `None` when a coefficient does not fit 64 bits.
    #[must_use]
    pub fn share(self, share: Fraction) -> Option<Self> {
        let whole = self.terms.clone();
        let mut part = self.times(share)?;
        part.shares_of.push(whole);
        Some(part)
    }
}
