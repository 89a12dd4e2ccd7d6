//! The rule language of bodies, their seats by date, and the calculator of votes.
//!
//! A [`Catalogue`] reads body files (`docs/bodies.md`) through a [`terms::World`]; [`shipped`] holds those that come with Placet.
//! A [`Sitting`] is a body on a day with the members that take part. [`formula`] compiles one of its rules for the diagram;
//! [`judge`] says whether given votes carry it, what was needed, and who could turn it.
//!
//! ```
//! use rules::{Catalogue, Sitting, SittingRequest, Votes, judge};
//! let world = rules::shipped();
//! let catalogue = Catalogue::new(&world);
//! let day = terms::parse_date("2003-03-01")?;
//! let (sitting, _) = Sitting::new(&catalogue, "turkey-deployment", day, &SittingRequest::default()).map_err(|e| format!("{e:?}"))?;
//! let counts = ["yes", "no", "abstain"].map(|o| terms::OptionId::parse(o)).into_iter().zip([264, 250, 19]);
//! let counts = counts.map(|(option, count)| Ok((option?, count))).collect::<Result<_, String>>()?;
//! let (judgement, _) = judge(&catalogue, &sitting, "consent", &Votes::Counts(counts)).map_err(|e| format!("{e:?}"))?;
//! assert!(!judgement.carried);
//! assert_eq!(judgement.conditions[0].need.to_string(), "267");
//! # Ok::<(), String>(())
//! ```

mod body;
mod catalogue;
mod compile;
mod electorate;
mod expression;
mod judge;
mod link;
mod parse;
mod program;
mod read;
mod shipped;
mod sitting;
mod votes;

pub use body::{Body, BodySource, Mark, Objection, Rule, Seat, Seating, Size, Weight, YearOfVotes};
pub use catalogue::Catalogue;
pub use compile::{formula, voters};
pub use expression::{Choice, Comparison, Count, Expression, Fewest, GroupTest, Reference, Sign, Sum, Term};
pub use judge::{Condition, Judgement, Need, SmallestGroup, judge};
pub use shipped::shipped;
pub use sitting::{Member, Sitting, SittingRequest};
pub use votes::Votes;
