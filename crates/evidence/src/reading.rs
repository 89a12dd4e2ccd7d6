//! What words say of the public line: an ordered response, read one-sidedly (method note, section 3).

use dossier::{Bearing, Position, Strength};

use crate::grid::{Gap, OnGrid, POINTS, dot, logistic, prior, support};
use crate::parameters::{Parameter, Parameters};
use crate::reach::Heard;

/// Between the cut-points of "firm" and "bound".
const BEYOND_FIRM: f64 = 1.5;
const LEAN_CUTPOINT: f64 = 0.5;
const PLAIN_CUTPOINT: f64 = 2.0;

/// The likelihood of one way of being heard over its mean under the flat prior.
#[derive(Clone)]
pub(crate) struct Reading {
    /// f/π at each point of the line.
    pub relative: OnGrid,
}

/// One parameter set made ready: prior, gap, and each reading once it is asked for.
pub(crate) struct Reader<'a> {
    pub parameters: &'a Parameters,
    pub gap: Gap,
    /// The flat prior of support, and of the line.
    pub prior: OnGrid,
    pub prior_line: OnGrid,
    known: Vec<((Heard, bool), Reading)>,
}

impl<'a> Reader<'a> {
    pub fn new(parameters: &'a Parameters) -> Self {
        let gap = Gap::new(parameters);
        let prior = prior(0.0, parameters.get(Parameter::PriorScale));
        let prior_line = gap.line_of(&prior);
        Self { parameters, gap, prior, prior_line, known: Vec::new() }
    }

    /// Where a reading stands among those made ready.
    pub fn place(&mut self, heard: Heard, repeated: bool) -> usize {
        if let Some(place) = self.known.iter().position(|(key, _)| *key == (heard, repeated)) {
            return place;
        }
        let mut likelihood = likelihood(self.parameters, heard);
        if repeated {
            likelihood.iter_mut().for_each(|f| *f = *f * *f * *f);
        }
        let mean = dot(&likelihood, &self.prior_line);
        likelihood.iter_mut().for_each(|f| *f /= mean);
        self.known.push(((heard, repeated), Reading { relative: likelihood }));
        self.known.len() - 1
    }

    pub fn reading(&self, place: usize) -> &Reading {
        &self.known[place].1
    }
}

/// f at each point of the line. The gap of bearing and context widens the words' own noise.
fn likelihood(parameters: &Parameters, heard: Heard) -> OnGrid {
    let near = parameters.get(Parameter::BearingGap);
    let bearing = match heard.bearing {
        Bearing::Direct => 0.0,
        Bearing::Near => near,
        Bearing::Related => 2.0 * near,
    };
    let context = if heard.across { parameters.get(Parameter::ContextGap) } else { 0.0 };
    let noise = parameters.get(Parameter::WordNoise);
    let gap = bearing * bearing + context * context;
    // A logistic distribution of scale s has variance π²s²/3.
    let scale = (noise * noise + 3.0 * gap / (std::f64::consts::PI * std::f64::consts::PI)).sqrt();
    let firm = parameters.get(Parameter::FirmCutpoint);
    let cutpoint = |strength: Strength| match strength {
        Strength::Lean => LEAN_CUTPOINT,
        Strength::Plain => PLAIN_CUTPOINT,
        Strength::Firm => firm,
        Strength::Bound => firm + BEYOND_FIRM,
    };
    let at = |point: usize| {
        let line = support(point);
        match heard.position {
            Position::Pro(strength) => logistic((line - cutpoint(strength)) / scale),
            Position::Con(strength) => logistic((-cutpoint(strength) - line) / scale),
            Position::Open => {
                let width = parameters.get(Parameter::OpenWidth);
                logistic((width - line) / scale) * logistic((line + width) / scale)
            }
            Position::Silent => 1.0,
        }
    };
    let mut numbers = [0.0; POINTS];
    numbers.iter_mut().enumerate().for_each(|(point, number)| *number = at(point));
    numbers
}
