//! What words say of support, written out once more, straight from the method note and without the crate's grid.

use super::Said;

/// The density of Student's t with four degrees of freedom, up to a constant.
pub fn student(z: f64) -> f64 {
    (1.0 + z * z / 4.0).powf(-2.5)
}

pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// One way of being heard: a category and the gap to what it is heard on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Heard {
    pub position: Position,
    /// The variance that the gap of bearing and context adds.
    pub gap: f64,
    pub repeated: bool,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Position {
    /// With its cut-point.
    Pro(f64),
    Con(f64),
    Open,
}

impl Position {
    pub fn of(said: &Said) -> Option<Self> {
        let written = said.field("position").trim_matches('"');
        let cutpoint = match written.split_once(' ').map_or("", |(_, strength)| strength) {
            "lean" => 0.5,
            "" => 2.0,
            "firm" => 4.0,
            "bound" => 5.5,
            strength => panic!("{strength}"),
        };
        match written.split(' ').next().unwrap() {
            "pro" => Some(Self::Pro(cutpoint)),
            "con" => Some(Self::Con(cutpoint)),
            "open" => Some(Self::Open),
            _ => None,
        }
    }
}

impl Heard {
    /// How likely the words are, given the line.
    pub fn likelihood(&self, line: f64) -> f64 {
        let s = (0.25 + 3.0 * self.gap / std::f64::consts::PI.powi(2)).sqrt();
        let once = match self.position {
            Position::Pro(cutpoint) => logistic((line - cutpoint) / s),
            Position::Con(cutpoint) => logistic((-cutpoint - line) / s),
            Position::Open => logistic((1.25 - line) / s) * logistic((line + 1.25) / s),
        };
        if self.repeated { once.powi(3) } else { once }
    }
}

/// The variance that the bearing adds.
fn bearing_gap(said: &Said) -> f64 {
    let d = match (said.field("scope"), said.field("bearing")) {
        ("\"as such\"", _) | (_, "\"related\"") => 2.0,
        (_, "\"near\"") => 1.0,
        _ => 0.0,
    };
    d * d
}

/// How words are heard where there are no contexts; `None` where nothing was said.
pub fn plainly(said: &Said) -> Option<Heard> {
    Some(Heard { position: Position::of(said)?, gap: bearing_gap(said), repeated: said.field("repeated") == "true" })
}

/// How words are heard in a context (none, c or d), where "if" means "only if" or not, and words without a scope cover
/// all contexts or not; `None` where nothing was said.
pub fn in_context(said: &Said, context: usize, only_if: bool, covers_all: bool) -> Option<Heard> {
    let (position, all) = (Position::of(said)?, vec![0, 1, 2]);
    let scope = match said.field("scope") {
        "" => None,
        "\"all\"" | "\"as such\"" => Some(all.clone()),
        "\"without\"" => Some(vec![0]),
        "\"with\"" | "[\"c\", \"d\"]" => Some(vec![1, 2]),
        "\"c\"" => Some(vec![1]),
        "[\"none\", \"c\"]" => Some(vec![0, 1]),
        scope => panic!("{scope}"),
    };
    let rest = |of: &[usize]| all.iter().copied().filter(|context| !of.contains(context)).collect::<Vec<_>>();
    let condition = scope.clone().unwrap_or_else(|| vec![1, 2]);
    let otherwise = rest(&condition);
    let opposes = Position::Con(2.0);
    let (first, second) = match said.field("meaning").trim_matches('"') {
        "" => ((position, scope.unwrap_or(if covers_all { all } else { vec![0] })), None),
        "if" => ((position, condition), only_if.then_some(otherwise)),
        "only if" => ((position, condition), Some(otherwise)),
        "unless" => ((position, otherwise), only_if.then_some(condition)),
        _ => ((Position::Open, condition), Some(otherwise)),
    };
    // A refusal with a condition says nothing of the rest.
    let second = second.filter(|_| !matches!(first.0, Position::Con(_)));
    let (position, across) = match second {
        _ if first.1.contains(&context) => (first.0, 0.0),
        Some(second) if second.contains(&context) => (opposes, 0.0),
        _ => (first.0, 1.6),
    };
    let gap = bearing_gap(said) + across * across;
    Some(Heard { position, gap, repeated: said.field("repeated") == "true" })
}

/// How often the speaker speaks for the actor.
pub fn office_trust(said: &Said) -> f64 {
    match said.field("office").trim_matches('"') {
        "head of state or government" => 0.97,
        "spokesperson" => 0.93,
        "anonymous official" => 0.45,
        "opposition" => 0.05,
        office => panic!("{office}"),
    }
}

/// How often the source is sound.
pub fn source_trust(said: &Said) -> f64 {
    match (said.field("letter"), said.field("source")) {
        ("\"D\"", _) => 0.65,
        (_, "\"official\"") => 0.99,
        (_, "\"newspaper\"") => 0.96,
        (_, "\"press\"") => 0.88,
        _ => 0.75,
    }
}

/// How often the report says what was said, given that its source is sound.
pub fn report_trust(said: &Said) -> f64 {
    let digit = match said.field("digit") {
        "1" => 0.98,
        "" | "2" => 0.93,
        "3" | "6" => 0.80,
        "4" => 0.50,
        _ => 0.20,
    };
    let hedge = if said.field("hedge").is_empty() { 1.0 } else { 0.75 };
    let hands = said.field("chain").matches('x').count().max(1);
    f64::min(digit, hedge) * f64::powi(0.97, hands as i32 - 1)
}
