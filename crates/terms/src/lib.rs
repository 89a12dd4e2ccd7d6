//! The words of Placet, and nothing that counts votes.
//!
//! Every other crate speaks in these terms: [`ids`] (actors, bodies, motions, …), civil [`Date`]s, [`Probability`] and the
//! [`yardstick`] that puts it in words, exact [`Fraction`]s, [`Source`] texts with [`Place`]s in them, [`Diagnostic`]s (many at
//! once, with hints), the [`Assignment`] grammar, and [`World`], through which all outside input comes. Two readers stand here
//! because two stages need them: [`table`] walks a TOML file with its places, [`tokens`] cuts a rule or a path's formula.
//!
//! ```
//! use terms::{Assignment, Target};
//! let change = Assignment::parse("RUS@unsc_mandate=no:0.6,abstain:0.4").unwrap();
//! assert!(matches!(change.target, Target::Decision { .. }));
//! ```

mod assignment;
mod diagnostic;
mod fraction;
pub mod ids;
mod nearest;
mod probability;
mod source;
pub mod states;
pub mod table;
pub mod tokens;
mod world;
pub mod yardstick;

pub use assignment::{Assignment, AssignmentError, Target};
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use fraction::Fraction;
pub use ids::{
    ActorId, BodyId, EndId, EventId, GroupId, MotionId, MoveId, OptionId, OutcomeId, PathId, PhaseId, ResourceId,
    RuleId, SourceId, StatementId, ThreatId,
};
/// A day of the Gregorian calendar. A date as of which something holds means the end of that day.
pub use jiff::civil::Date;
pub use nearest::nearest;
pub use probability::{Chance, Probability};
pub use source::{Place, Source, Span};
pub use world::{Embedded, Layered, MAX_FILE_BYTES, Memory, ReadError, World, load};

/// Reads an ISO 8601 date (`2025-03-20`).
///
/// # Errors
/// A sentence that says what was expected, when `text` is not such a date.
pub fn parse_date(text: &str) -> Result<Date, String> {
    text.trim().parse::<Date>().map_err(|_| format!("`{text}` is not a date; write it as 2025-03-20"))
}

/// The time from `start` to `end` in years of 365.25 days; negative when `end` comes first.
#[must_use]
pub fn years_between(start: Date, end: Date) -> f64 {
    f64::from(days_between(start, end)) / 365.25
}

/// The day so many days after another; the day itself where the calendar ends.
#[must_use]
pub fn days_after(start: Date, days: i32) -> Date {
    start.checked_add(jiff::Span::new().days(days)).unwrap_or(start)
}

/// Days from one day to another; negative when the second comes first.
#[must_use]
pub fn days_between(start: Date, end: Date) -> i32 {
    (end - start).get_days()
}
