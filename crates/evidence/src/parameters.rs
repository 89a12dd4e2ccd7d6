//! The parameters of the model of statements: each with its key, plain words, default, range and where it comes from.

use std::collections::BTreeMap;

use terms::Diagnostic;

use crate::Draws;
use crate::draws::triangular_quantile;

/// A parameter of the model.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Parameter {
    /// How clear a leaning must be to show in a vote.
    VoteCutpoint,
    /// How far an actor of whom nothing is known may lean.
    PriorScale,
    /// How hard a refusal called firm is.
    FirmCutpoint,
    /// How loosely words are chosen.
    WordNoise,
    /// How wide "undecided" is.
    OpenWidth,
    /// How far public words and votes differ.
    PublicPrivateGap,
    /// How fast positions change.
    ChangeRate,
    /// How far sources are trusted.
    SourceTrust,
    /// How far single reports are trusted.
    ReportTrust,
    /// What "reportedly" leaves.
    HedgeTrust,
    /// What each retelling leaves.
    Retelling,
    /// How far speakers speak for the actor.
    OfficeTrust,
    /// How far words on a like matter hold for this one.
    BearingGap,
    /// How far words about one context hold for another.
    ContextGap,
    /// How often "if" means "only if".
    IfMeansOnlyIf,
    /// How often words without a scope cover every context.
    RefusalScope,
    /// How far an actor's own act sets aside its earlier words.
    ActOverrides,
    /// How much members of a bloc move together.
    BlocShare,
    /// How much the unknown members of a body move together.
    BodyShare,
    /// How often a settled position flips for its own reasons.
    Reversal,
    /// How often the text is softened before the vote.
    TextSofter,
    /// How often the text is hardened before the vote.
    TextHarder,
    /// How far such a change moves every voter.
    TextShift,
    /// How much of a pledge arrives.
    Realised,
    /// How far all sizes err together.
    SizeError,
}

/// How many parameters there are.
pub const COUNT: usize = 25;

/// What a parameter is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Described {
    /// Which.
    pub parameter: Parameter,
    /// Its name in assignments: `evidence.change_rate`.
    pub key: &'static str,
    /// What it is, in plain words.
    pub words: &'static str,
    /// Its default.
    pub default: f64,
    /// The lower end of what is plausible.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The least and most that it may be set to.
    pub bounds: (f64, f64),
    /// Is it drawn on the logarithmic scale?
    pub logarithmic: bool,
    /// Where default and range come from.
    pub origin: &'static str,
}

const JUDGED: &str = "judgement";
const ASSEMBLY: &str = "measured on Assembly titles that return, not on wartime vetoes";
const FITTED: &str = "fitted to Assembly titles that return";

#[rustfmt::skip]
const fn row(
    parameter: Parameter, key: &'static str, words: &'static str,
    default: f64, range: (f64, f64), bounds: (f64, f64), origin: &'static str,
) -> Described {
    Described { parameter, key, words, default, low: range.0, high: range.1, bounds, logarithmic: false, origin }
}

const ANY: f64 = f64::INFINITY;

/// All parameters, in the order of the documentation.
#[rustfmt::skip]
pub const PARAMETERS: [Described; COUNT] = [
    row(Parameter::VoteCutpoint, "vote_cutpoint", "how clear a leaning must be to show in a vote", 1.0, (1.0, 1.0), (0.0, 5.0), "sets the unit of support"),
    row(Parameter::PriorScale, "prior_scale", "how far an unknown actor may lean", 1.25, (1.0, 1.6), (0.1, 5.0), JUDGED),
    row(Parameter::FirmCutpoint, "firm_cutpoint", "how hard a refusal called firm is", 4.0, (3.5, 4.5), (2.0, 8.0), JUDGED),
    row(Parameter::WordNoise, "word_noise", "how loosely words are chosen", 0.5, (0.35, 0.8), (0.05, 5.0), JUDGED),
    row(Parameter::OpenWidth, "open_width", "how wide “undecided” is", 1.25, (1.25, 1.25), (0.1, 5.0), JUDGED),
    row(Parameter::PublicPrivateGap, "public_private_gap", "how far public words and votes differ", 1.0, (0.5, 1.5), (0.0, 4.0), JUDGED),
    row(Parameter::ChangeRate, "change_rate", "how fast positions change, a year", 0.20, (0.05, 0.50), (0.0, ANY), "judgement; at least .01 to .04, as measured on Assembly titles that return"),
    row(Parameter::SourceTrust, "source_trust", "how far sources are trusted (shift of the log-odds)", 0.0, (-0.7, 0.7), (-ANY, ANY), JUDGED),
    row(Parameter::ReportTrust, "report_trust", "how far single reports are trusted (shift of the log-odds)", 0.0, (-0.7, 0.7), (-ANY, ANY), JUDGED),
    row(Parameter::HedgeTrust, "hedge_trust", "what “reportedly” leaves", 0.75, (0.75, 0.75), (0.0, 1.0), "judgement; moves with the trust in reports"),
    row(Parameter::Retelling, "retelling", "what each retelling leaves", 0.97, (0.97, 0.97), (0.0, 1.0), JUDGED),
    row(Parameter::OfficeTrust, "office_trust", "who speaks for the actor (shift of the log-odds)", 0.0, (-0.7, 0.7), (-ANY, ANY), JUDGED),
    row(Parameter::BearingGap, "bearing_gap", "how far words on a like matter miss this one (a factor)", 1.0, (0.5, 2.0), (0.0, 20.0), JUDGED),
    row(Parameter::ContextGap, "context_gap", "how far words about one context miss another", 1.6, (0.8, 3.2), (0.0, 40.0), JUDGED),
    row(Parameter::IfMeansOnlyIf, "if_means_only_if", "how often “if” means “only if”", 0.5, (0.25, 0.75), (0.0, 1.0), JUDGED),
    row(Parameter::RefusalScope, "refusal_scope", "how often words without a scope cover every context", 0.5, (0.25, 0.75), (0.0, 1.0), JUDGED),
    row(Parameter::ActOverrides, "act_overrides", "how far an actor's own act sets aside its earlier words", 0.8, (0.5, 1.0), (0.0, 1.0), JUDGED),
    row(Parameter::BlocShare, "bloc_share", "how much members of a bloc move together", 0.3, (0.0, 0.5), (0.0, 0.99), JUDGED),
    row(Parameter::BodyShare, "body_share", "how much unknown members of a body move together", 0.5, (0.3, 0.85), (0.0, 0.99), JUDGED),
    Described { logarithmic: true, ..row(Parameter::Reversal, "reversal", "how often a settled position flips (a factor)", 1.0, (0.5, 2.0), (0.0, 5.0), ASSEMBLY) },
    row(Parameter::TextSofter, "text_softer", "how often the text is softened before the vote", 0.05, (0.02, 0.12), (0.0, 0.5), ASSEMBLY),
    row(Parameter::TextHarder, "text_harder", "how often the text is hardened before the vote", 0.02, (0.005, 0.05), (0.0, 0.5), ASSEMBLY),
    row(Parameter::TextShift, "text_shift", "how far such a change moves every voter", 4.0, (2.5, 5.5), (0.0, 12.0), FITTED),
    row(Parameter::Realised, "realised", "how much of a pledge arrives", 0.67, (0.5, 0.85), (0.01, 2.0), "literature on pledged and deployed peacekeepers; the range is a judgement"),
    row(Parameter::SizeError, "size_error", "how far all sizes err together", 0.4, (0.2, 0.6), (0.0, 3.0), JUDGED),
];

impl Parameter {
    /// What it is.
    #[must_use]
    pub fn described(self) -> &'static Described {
        &PARAMETERS[self as usize]
    }

    /// The parameter of a key.
    ///
    /// # Errors
    /// When there is none, with the nearest key.
    pub fn parse(key: &str) -> Result<Self, Diagnostic> {
        let found = PARAMETERS.iter().find(|described| described.key == key).map(|described| described.parameter);
        found.ok_or_else(|| {
            Diagnostic::error("unknown-parameter", format!("there is no parameter `evidence.{key}`"))
                .suggest(key, PARAMETERS.iter().map(|described| described.key))
        })
    }
}

/// One value for each parameter.
#[derive(Clone, PartialEq, Debug)]
pub struct Parameters([f64; COUNT]);

impl Default for Parameters {
    /// Every parameter at its default.
    fn default() -> Self {
        Self(PARAMETERS.map(|described| described.default))
    }
}

impl Parameters {
    /// The value of one.
    #[must_use]
    pub fn get(&self, parameter: Parameter) -> f64 {
        self.0[parameter as usize]
    }
}

/// Which parameters are set to a value of the user's; the others are drawn, or stay at their defaults.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Fixed {
    values: BTreeMap<Parameter, f64>,
    /// Are the others at their defaults, instead of drawn?
    others_at_default: bool,
}

impl Fixed {
    /// Every parameter at its default, none drawn.
    #[must_use]
    pub fn at_defaults() -> Self {
        Self { values: BTreeMap::new(), others_at_default: true }
    }

    /// The same with one parameter at a value.
    ///
    /// # Errors
    /// When the value is not one the parameter can take.
    pub fn with(mut self, parameter: Parameter, value: f64) -> Result<Self, Diagnostic> {
        let described = parameter.described();
        let (least, most) = described.bounds;
        if !value.is_finite() || value < least || value > most {
            let range = match (least.is_finite(), most.is_finite()) {
                (true, true) => format!("lies between {least} and {most}"),
                (true, false) => format!("is at least {least}"),
                _ => "is a number".to_owned(),
            };
            return Err(Diagnostic::error("bad-value", format!("`evidence.{}` {range}", described.key)));
        }
        self.values.insert(parameter, value);
        Ok(self)
    }

    /// The value a parameter is set to, if it is.
    #[must_use]
    pub fn value(&self, parameter: Parameter) -> Option<f64> {
        self.values.get(&parameter).copied()
    }
}

/// The most parameter sets drawn; lanes share them in turn.
const SETS: usize = 128;
/// With few lanes, a set for so many of them, but no fewer sets than this.
const LANES_A_SET: usize = 8;
const FEWEST: usize = 16;

/// The sets of parameters that lanes are drawn under: a Latin hypercube (McKay, Beckman and Conover 1979) over triangular
/// distributions whose mode is the default.
#[derive(Clone, Debug)]
pub struct ParameterSets {
    sets: Vec<Parameters>,
    lanes: usize,
    draws: Draws,
}

impl ParameterSets {
    /// Draws the sets, but for the parameters that are fixed.
    #[must_use]
    pub fn new(draws: Draws, fixed: &Fixed) -> Self {
        let count = (draws.lanes / LANES_A_SET).clamp(draws.lanes.min(FEWEST), SETS).max(1);
        let mut sets = vec![Parameters::default(); count];
        for described in &PARAMETERS {
            let at = described.parameter as usize;
            if let Some(value) = fixed.value(described.parameter) {
                sets.iter_mut().for_each(|set| set.0[at] = value);
            } else if !fixed.others_at_default && described.low < described.high {
                let places = draws.latin(&format!("parameter|{}", described.key), count);
                sets.iter_mut().zip(places).for_each(|(set, u)| set.0[at] = triangular(described, u));
            }
        }
        Self { sets, lanes: draws.lanes, draws }
    }

    /// How many sets there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sets.len()
    }

    /// Are all sets the same?
    #[must_use]
    pub fn alike(&self) -> bool {
        self.sets.windows(2).all(|pair| pair[0] == pair[1])
    }

    /// One set.
    ///
    /// # Panics
    /// When there is no such set.
    #[must_use]
    pub fn set(&self, number: usize) -> &Parameters {
        &self.sets[number]
    }

    /// The lanes drawn under a set.
    #[must_use]
    pub fn lanes(&self, set: usize) -> std::ops::Range<usize> {
        let count = self.sets.len();
        (set * self.lanes).div_ceil(count)..((set + 1) * self.lanes).div_ceil(count)
    }

    /// The set a lane is drawn under.
    #[must_use]
    pub fn set_of(&self, lane: usize) -> usize {
        lane * self.sets.len() / self.lanes.max(1)
    }

    /// The seed and the number of lanes.
    #[must_use]
    pub fn draws(&self) -> &Draws {
        &self.draws
    }

    /// One number a set in (0, 1), stratified over the sets.
    #[must_use]
    pub fn stratified(&self, name: &str) -> Vec<f64> {
        self.draws.latin(name, self.sets.len())
    }
}

/// The quantile `u` of a triangular distribution over a parameter's range, its mode at the default.
fn triangular(described: &Described, u: f64) -> f64 {
    let scale = |value: f64| if described.logarithmic { libm::log(value) } else { value };
    let value = triangular_quantile(scale(described.low), scale(described.default), scale(described.high), u);
    if described.logarithmic { libm::exp(value) } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_parameters_and_defaults_lie_in_their_ranges() {
        for (at, described) in PARAMETERS.iter().enumerate() {
            assert_eq!(described.parameter as usize, at, "{}", described.key);
            assert!(described.low <= described.default && described.default <= described.high, "{}", described.key);
            assert!(described.bounds.0 <= described.low && described.high <= described.bounds.1, "{}", described.key);
        }
    }

    #[test]
    fn a_latin_hypercube_has_one_draw_in_each_stratum() {
        let sets = ParameterSets::new(Draws { lanes: 2048, seed: 3 }, &Fixed::default());
        assert_eq!(sets.count(), 128);
        let mut places = sets.stratified("x");
        places.sort_by(f64::total_cmp);
        for (stratum, u) in places.iter().enumerate() {
            assert_eq!((u * 128.0) as usize, stratum);
        }
    }

    #[test]
    fn every_lane_has_one_set() {
        for lanes in [1, 7, 127, 128, 129, 2000, 2048] {
            let sets = ParameterSets::new(Draws { lanes, seed: 1 }, &Fixed::default());
            let mut next = 0;
            for set in 0..sets.count() {
                for lane in sets.lanes(set) {
                    assert_eq!((lane, sets.set_of(lane)), (next, set));
                    next += 1;
                }
            }
            assert_eq!(next, lanes);
        }
    }

    #[test]
    fn a_fixed_parameter_is_the_same_in_all_sets_and_the_others_are_drawn_as_they_were() {
        let draws = Draws { lanes: 64, seed: 1 };
        let free = ParameterSets::new(draws, &Fixed::default());
        let fixed = Fixed::default().with(Parameter::ChangeRate, 0.3).unwrap();
        let sets = ParameterSets::new(draws, &fixed);
        for set in 0..sets.count() {
            assert_eq!(sets.set(set).get(Parameter::ChangeRate), 0.3);
            assert_eq!(sets.set(set).get(Parameter::WordNoise), free.set(set).get(Parameter::WordNoise));
        }
        assert!(Fixed::default().with(Parameter::BlocShare, 1.5).is_err());
    }

    #[test]
    fn a_triangular_distribution_has_its_ends_and_its_mode() {
        let described = Parameter::ChangeRate.described();
        assert!((triangular(described, 0.0) - 0.05).abs() < 1e-12);
        assert!((triangular(described, 1.0) - 0.5).abs() < 1e-12);
        let rises = (0.2 - 0.05) / 0.45;
        assert!((triangular(described, rises) - 0.2).abs() < 1e-9);
    }
}
