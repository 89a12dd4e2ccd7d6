//! What words say of the public line: an ordered response, read one-sidedly (method note, section 3).

use dossier::{Bearing, Position, Strength};

use crate::grid::{Gap, Logistics, OnGrid, POINTS, dot, prior, product};
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
    /// Curves by their scale: many readings share one.
    curves: Vec<Logistics>,
}

impl<'a> Reader<'a> {
    pub fn new(parameters: &'a Parameters) -> Self {
        let gap = Gap::new(parameters);
        let prior = prior(0.0, parameters.get(Parameter::PriorScale));
        let prior_line = gap.line_of(&prior);
        Self { parameters, gap, prior, prior_line, known: Vec::new(), curves: Vec::new() }
    }

    /// Where a reading stands among those made ready.
    pub fn place(&mut self, heard: Heard, repeated: bool) -> usize {
        if let Some(place) = self.known.iter().position(|(key, _)| *key == (heard, repeated)) {
            return place;
        }
        let mut likelihood = self.likelihood(heard);
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

    /// f at each point of the line.
    fn likelihood(&mut self, heard: Heard) -> OnGrid {
        let parameters = self.parameters;
        let firm = parameters.get(Parameter::FirmCutpoint);
        let cutpoint = |strength: Strength| match strength {
            Strength::Lean => LEAN_CUTPOINT,
            Strength::Plain => PLAIN_CUTPOINT,
            Strength::Firm => firm,
            Strength::Bound => firm + BEYOND_FIRM,
        };
        let curves = self.curves(scale(parameters, heard));
        match heard.position {
            Position::Pro(strength) => curves.above(cutpoint(strength)),
            Position::Con(strength) => curves.below(-cutpoint(strength)),
            Position::Open => {
                let width = parameters.get(Parameter::OpenWidth);
                product(&curves.below(width), &curves.above(-width))
            }
            Position::Silent => [1.0; POINTS],
        }
    }

    fn curves(&mut self, scale: f64) -> &Logistics {
        let place = self.curves.iter().position(|curves| curves.scale == scale).unwrap_or_else(|| {
            self.curves.push(Logistics::new(scale));
            self.curves.len() - 1
        });
        &self.curves[place]
    }
}

/// How blurred words are: the gap of bearing and context widens the words' own noise.
fn scale(parameters: &Parameters, heard: Heard) -> f64 {
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
    (noise * noise + 3.0 * gap / (std::f64::consts::PI * std::f64::consts::PI)).sqrt()
}
