//! Stances as draws.
//!
//! Two layers of uncertainty are kept apart. Given a stance, an actor's decision is a distribution over its options, and the
//! diagram is exact about it. How sure the stance is itself is carried by *lanes*: each lane is one draw of everything that is
//! stated as a range. A table here is a `Vec<Vec<f64>>`: for each option, its probability in each lane.
//!
//! Every draw is keyed by a name ([`Draws`]), never by a position: what one actor draws does not depend on who else is in the
//! dossier, and a changed dossier reuses the same random numbers.

mod base_rate;
mod draws;
mod event;
mod filter;
mod grid;
mod inference;
mod lag;
mod parameters;
mod pledge;
mod reach;
mod reading;
mod stance;
mod utterance;
mod vote;

pub use base_rate::Rate;
pub use draws::{Draws, normal_quantile, triangular_quantile};
pub use event::event_table;
pub use inference::{Group, Inquiry, Member, Side, Supports, supports};
pub use lag::{Lag, in_time};
pub use parameters::{COUNT, Described, Fixed, PARAMETERS, Parameter, ParameterSets, Parameters};
pub use pledge::{LEVELS, Sizes, amount_levels, size_levels};
pub use stance::{chance, stated_stance};
pub use utterance::{Report, Utterance, office_trust, utterances};
pub use vote::{Text, Votes, doubt, ordered, vote_table};

/// For each option, its probability in each lane. In every lane the options add up to one.
pub type Table = Vec<Vec<f64>>;

/// Years from an event to the outcome it makes possible, where a path states none: a judgement (method note, section 5).
pub const LAG_YEARS: f64 = 0.25;

/// Years that putting a text to a body adds to a path's lag: a judgement (method note, section 5).
pub const BODY_LAG_YEARS: f64 = 0.12;
