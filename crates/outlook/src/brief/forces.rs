//! What an operation needs, phase by phase, against what is pledged.

use crate::prospects::Prospects;

/// A phase, and how its needs are met.
#[derive(Clone, PartialEq, Debug)]
pub struct PhaseForces {
    /// `phase:first`.
    pub id: String,
    /// What it is.
    pub title: String,
    /// In which outcomes it takes place: each event's title and the outcome's.
    pub given: Vec<(String, String)>,
    /// Days after the decision by which the forces must be there.
    pub within: Option<f64>,
    /// On how many lanes it was computed: all, or a fixed few where several resources come together.
    pub lanes: usize,
    /// P(every need is met), given that the phase takes place.
    pub met: Prospects,
    /// The needs, in the order of the dossier.
    pub requirements: Vec<RequirementForces>,
    /// Which need binds: the one without which the others would be met most often more. `None` where all are met for certain.
    pub binds: Option<usize>,
    /// Who gives, by how far their coming moves `met`, largest first.
    pub givers: Vec<GiverForces>,
    /// Of the smallest sets of givers that suffice, the likeliest.
    pub fewest: Option<Coalition>,
    /// The likeliest set of givers that suffices.
    pub likeliest: Option<Coalition>,
    /// Were all sets searched?
    pub searched: bool,
    /// On what the figures rest; may be empty.
    pub reason: String,
}

/// A need, and how it is met.
#[derive(Clone, PartialEq, Debug)]
pub struct RequirementForces {
    /// `phase:first/troops`.
    pub id: String,
    /// The resource.
    pub resource: String,
    /// Its unit.
    pub unit: String,
    /// How much must be there at a time.
    pub need: f64,
    /// How much must be in the cycle for one that is there.
    pub rotation: f64,
    /// Whose pledges count; `None` is everybody's.
    pub from: Option<String>,
    /// P(it is met).
    pub met: Prospects,
    /// How much is there at a time in the mean, what goes beyond the need left out.
    pub expected: f64,
    /// How much is missing in the mean.
    pub shortfall: f64,
    /// P(all other needs are met).
    pub others_met: f64,
    /// On what the figure rests; may be empty.
    pub reason: String,
}

/// An actor's decision to give.
#[derive(Clone, PartialEq, Debug)]
pub struct GiverForces {
    /// The decision: `FRA@troops`.
    pub id: String,
    /// The actor, and what a text calls it.
    pub actor: (String, String),
    /// How likely it is that it gives, in the phase's outcomes.
    pub contributes: f64,
    /// How likely what it gives is there in time.
    pub ready: f64,
    /// What it brings at a time in the mean when it comes: the requirement's place and the amount.
    pub brings: Vec<(usize, f64)>,
    /// P(every need is met) where it comes in time.
    pub with: f64,
    /// The same where it does not.
    pub without: f64,
}

/// Some givers who suffice: where they come and nobody else does, every need is more likely met than not.
#[derive(Clone, PartialEq, Debug)]
pub struct Coalition {
    /// Their decisions.
    pub givers: Vec<String>,
    /// How likely it is that all of them come in time.
    pub chance: f64,
    /// P(every need is met) where they come and nobody else does.
    pub met: f64,
}
