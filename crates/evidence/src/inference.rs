//! Supports of all actors on one subject, lane by lane: priors, evidence and what actors share, put together.

use std::ops::Range;
use std::sync::Arc;

use dossier::{Bearing, Dossier, Office, Position, Selector, Strength};
use rayon::prelude::*;
use terms::Date;

use crate::base_rate::{Rate, prior_of};
use crate::filter::{Alone, Heeded, heeded, likelihood};
use crate::grid::{OnGrid, POINTS, Quantiles, STEP, dot, normalised, product, student, sum};
use crate::parameters::{Parameter, ParameterSets, Parameters};
use crate::reach::{Bits, Contexts, Heard};
use crate::reading::Reader;
use crate::utterance::{Report, Utterance};
use crate::vote::on_grid;

/// An actor on a subject (a motion or a resource), with all that is known of its support.
#[derive(Clone, Debug)]
pub struct Member {
    /// `RUS@unsc_mandate`: names its random numbers.
    pub key: String,
    /// What it has said, oldest first.
    pub utterances: Vec<Utterance>,
    /// For each context, the side it has itself acted on there, if it has.
    pub acts: Vec<Option<Side>>,
    /// How it votes when nothing is said; `None` is flat.
    pub rate: Option<Rate>,
    /// Which of the groups it moves with.
    pub group: Option<usize>,
}

/// For or against.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// For.
    Pro,
    /// Against.
    Con,
}

/// Actors that move together.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// Names its random numbers.
    pub key: String,
    /// The share of the prior's variance that is common: `BlocShare` or `BodyShare`.
    pub share: Parameter,
}

/// What is asked of the evidence: all members on one subject.
#[derive(Clone, Debug)]
pub struct Inquiry<'a> {
    /// The dossier the statements stand in.
    pub dossier: &'a Dossier,
    /// The subject's contexts.
    pub selector: Option<&'a Selector>,
    /// Who decides.
    pub members: Vec<Member>,
    /// Who moves together.
    pub groups: Vec<Group>,
    /// The day of the decision: positions may change until then.
    pub vote: Date,
}

/// Support by member, context and lane.
pub type Supports = Vec<Vec<Vec<f64>>>;

/// A member made ready: who is heeded in which context under which bits, and its random numbers.
struct Ready<'a> {
    member: &'a Member,
    /// By context, then by bits.
    heeded: Vec<[Heeded<'a>; 4]>,
    only_if: Vec<f64>,
    covers_all: Vec<f64>,
    uniform: Vec<f64>,
    prior: Option<OnGrid>,
}

const ALL_BITS: [Bits; 4] = [
    Bits { only_if: false, covers_all: false },
    Bits { only_if: true, covers_all: false },
    Bits { only_if: false, covers_all: true },
    Bits { only_if: true, covers_all: true },
];

/// Draws the support of every member in every context. Parameter sets are spread over the cores; each is its own arithmetic, so
/// the bytes do not depend on their number. Cost: sets × members × contexts × utterances × states of what they share.
#[must_use]
pub fn supports(inquiry: &Inquiry<'_>, sets: &ParameterSets) -> Supports {
    let contexts = Contexts::new(inquiry.dossier, inquiry.selector);
    let count = contexts.count();
    let defaults = Parameters::default();
    let mut reader = Reader::new(&defaults);
    let kappa = if sets.count() > 0 { sets.set(0).get(Parameter::VoteCutpoint) } else { 1.0 };
    let mut priors: Vec<(Rate, OnGrid)> = Vec::new();
    // Members that sit for a term share their rate.
    let mut prior = |flat: &OnGrid, rate: Rate| match priors.iter().find(|(known, _)| *known == rate) {
        Some((_, known)) => *known,
        None => {
            let found = prior_of(rate, flat, kappa);
            priors.push((rate, found));
            found
        }
    };
    let mut make = |member| make_ready(inquiry, &contexts, member, &mut reader, sets, &mut prior);
    let ready: Vec<Ready<'_>> = inquiry.members.iter().map(&mut make).collect();
    let factors: Vec<Vec<f64>> =
        inquiry.groups.iter().map(|group| sets.draws().uniform(&format!("factor|{}", group.key))).collect();
    let known = |reader: &mut Reader<'_>, bits_of: &dyn Fn(&Ready<'_>) -> usize| -> Vec<Vec<Known>> {
        let mut alike = Alike::default();
        ready.iter().map(|ready| known_of(inquiry, ready, bits_of(ready), reader, &mut alike)).collect()
    };
    // Where all sets are the same, what is known differs by the bits alone.
    let common = sets.alike().then(|| {
        let mut reader = Reader::new(sets.set(0));
        let by_bits: [_; 4] = std::array::from_fn(|bits| known(&mut reader, &|_| bits));
        (reader, by_bits)
    });
    let by_set: Vec<Vec<Vec<f64>>> = (0..sets.count())
        .into_par_iter()
        .map(|set| {
            let bits_of = |ready: &Ready<'_>| ready.bits(sets.set(set), set);
            let draw = |reader: &Reader<'_>, known: &[&[Known]]| {
                one_set(inquiry, &ready, &factors, count, reader, known, &sets.lanes(set))
            };
            if let Some((reader, by_bits)) = &common {
                let known = ready.iter().enumerate().map(|(number, ready)| &by_bits[bits_of(ready)][number][..]);
                draw(reader, &known.collect::<Vec<_>>())
            } else {
                let mut reader = Reader::new(sets.set(set));
                let known = known(&mut reader, &bits_of);
                draw(&reader, &known.iter().map(|known| &known[..]).collect::<Vec<_>>())
            }
        })
        .collect();
    let mut supports: Supports = vec![vec![Vec::with_capacity(sets.draws().lanes); count]; ready.len()];
    for lanes in by_set {
        for (place, mut part) in lanes.into_iter().enumerate() {
            supports[place / count][place % count].append(&mut part);
        }
    }
    supports
}

fn make_ready<'a>(
    inquiry: &Inquiry<'_>,
    contexts: &Contexts<'_>,
    member: &'a Member,
    reader: &mut Reader<'_>,
    sets: &ParameterSets,
    prior: &mut dyn FnMut(&OnGrid, Rate) -> OnGrid,
) -> Ready<'a> {
    let heeded_in = |context: usize, reader: &mut Reader<'_>| {
        ALL_BITS.map(|bits| {
            heeded(
                &member.utterances,
                |utterance| contexts.heard(inquiry.dossier, utterance, context, bits),
                |utterance, heard| alone(reader, utterance, heard, inquiry.vote),
            )
        })
    };
    let asks = !member.utterances.is_empty();
    let bits = |name: &str| if asks { sets.stratified(&format!("{name}|{}", member.key)) } else { Vec::new() };
    Ready {
        member,
        heeded: (0..contexts.count()).map(|context| heeded_in(context, reader)).collect(),
        only_if: bits("only-if"),
        covers_all: bits("scope"),
        uniform: sets.draws().uniform(&format!("support|{}", member.key)),
        prior: member.rate.filter(|_| !asks).map(|rate| prior(&reader.prior, rate)),
    }
}

/// Where an utterance read alone would leave yes and no, at the parameters' defaults.
fn alone(reader: &mut Reader<'_>, utterance: &Utterance, heard: Heard, vote: Date) -> Alone {
    let likelihood = likelihood(reader, &[(utterance, heard)], vote);
    let posterior = normalised(product(&reader.prior, &likelihood));
    let [yes, _, no] = on_grid(reader.parameters.get(Parameter::VoteCutpoint));
    (dot(&posterior, &yes), dot(&posterior, &no))
}

/// What is known of a member in a context under one parameter set.
struct Known {
    /// The likelihood of its support, where it has spoken.
    likelihood: Option<Arc<OnGrid>>,
    /// Its support given its own act alone, where it has acted.
    act: Option<Arc<OnGrid>>,
    /// Its support, where it moves with nobody.
    alone: Option<Arc<Quantiles>>,
}

fn one_set(
    inquiry: &Inquiry<'_>,
    ready: &[Ready<'_>],
    factors: &[Vec<f64>],
    contexts: usize,
    reader: &Reader<'_>,
    known: &[&[Known]],
    lanes: &Range<usize>,
) -> Vec<Vec<f64>> {
    let parameters = reader.parameters;
    let mut result = vec![Vec::new(); ready.len() * contexts];
    for context in 0..contexts {
        let shared: Vec<Shared> = inquiry
            .groups
            .iter()
            .enumerate()
            .map(|(group, described)| {
                let mut spoken: Vec<(&OnGrid, f64)> = Vec::new();
                for (_, known) in ready.iter().zip(known).filter(|(ready, _)| ready.member.group == Some(group)) {
                    let Some(likelihood) = known[context].likelihood.as_deref() else { continue };
                    // Members that said the same count together.
                    match spoken.iter_mut().find(|(other, _)| *other == likelihood) {
                        Some((_, count)) => *count += 1.0,
                        None => spoken.push((likelihood, 1.0)),
                    }
                }
                Shared::new(parameters, parameters.get(described.share), &spoken, &factors[group][lanes.clone()])
            })
            .collect();
        for (number, (ready, known)) in ready.iter().zip(known).enumerate() {
            let known = &known[context];
            let uniform = &ready.uniform[lanes.clone()];
            result[number * contexts + context] = match ready.member.group {
                Some(group) => shared[group].supports(known, parameters, uniform),
                None => {
                    let of = |quantiles: &Quantiles| uniform.iter().map(|u| quantiles.at(*u)).collect();
                    known.alone.as_deref().map(of).unwrap_or_default()
                }
            };
        }
    }
    result
}

impl Ready<'_> {
    /// How its conditional and unscoped words are read under a parameter set: the place in [`ALL_BITS`].
    fn bits(&self, parameters: &Parameters, set: usize) -> usize {
        let bit = |places: &[f64], chance: Parameter| places.get(set).is_some_and(|u| *u < parameters.get(chance));
        usize::from(bit(&self.only_if, Parameter::IfMeansOnlyIf))
            + 2 * usize::from(bit(&self.covers_all, Parameter::RefusalScope))
    }
}

fn known_of(
    inquiry: &Inquiry<'_>,
    ready: &Ready<'_>,
    bits: usize,
    reader: &mut Reader<'_>,
    alike: &mut Alike,
) -> Vec<Known> {
    let contexts = ready.heeded.len();
    let mut all: Vec<Known> = Vec::with_capacity(contexts);
    for context in 0..contexts {
        let heeded = &ready.heeded[context][bits];
        // Contexts in which the same is heard alike have the same likelihood.
        let same = (0..context).find(|&earlier| same_words(&ready.heeded[earlier][bits], heeded));
        let likelihood = match same {
            _ if heeded.is_empty() => None,
            Some(earlier) => all[earlier].likelihood.clone(),
            None => Some(alike.likelihood(reader, heeded, inquiry.vote)),
        };
        let side = ready.member.acts.get(context).copied().flatten();
        let mut known = Known { likelihood, act: side.map(|side| Arc::new(act(reader, side))), alone: None };
        if ready.member.group.is_none() {
            let as_before = same.filter(|&earlier| side.is_none() && all[earlier].act.is_none());
            known.alone = as_before.and_then(|earlier| all[earlier].alone.clone()).or_else(|| {
                let prior = ready.prior.as_ref().unwrap_or(&reader.prior);
                Some(Arc::new(Quantiles::new(&posterior(prior, &known, reader.parameters))))
            });
        }
        all.push(known);
    }
    all
}

/// Likelihoods of single utterances: many members of a body say the same on the same day (a vote, a joint statement).
#[derive(Default)]
struct Alike(Vec<(Single, Arc<OnGrid>)>);

/// All that counts of an utterance that stands alone.
#[derive(PartialEq)]
struct Single {
    heard: Heard,
    repeated: bool,
    date: Date,
    office: Office,
    reports: Vec<Report>,
}

impl Alike {
    fn likelihood(&mut self, reader: &mut Reader<'_>, heeded: &Heeded<'_>, vote: Date) -> Arc<OnGrid> {
        let [(utterance, heard)] = &heeded[..] else { return Arc::new(likelihood(reader, heeded, vote)) };
        let single = Single {
            heard: *heard,
            repeated: utterance.repeated,
            date: utterance.date,
            office: utterance.office,
            reports: utterance.reports.clone(),
        };
        if let Some((_, known)) = self.0.iter().find(|(known, _)| *known == single) {
            return Arc::clone(known);
        }
        let found = Arc::new(likelihood(reader, heeded, vote));
        self.0.push((single, Arc::clone(&found)));
        found
    }
}

fn same_words(a: &Heeded<'_>, b: &Heeded<'_>) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| std::ptr::eq(a.0, b.0) && a.1 == b.1)
}

/// Support given an actor's own act in a context: it reads "bound", near to the motion, without doubt, and there alone.
fn act(reader: &mut Reader<'_>, side: Side) -> OnGrid {
    let position = match side {
        Side::Pro => Position::Pro(Strength::Bound),
        Side::Con => Position::Con(Strength::Bound),
    };
    let place = reader.place(Heard { position, bearing: Bearing::Near, across: false }, false);
    let likelihood = reader.gap.support_of(&reader.reading(place).relative);
    normalised(product(&reader.prior, &likelihood))
}

/// Support given all that is known, up to a constant: with probability φ the act alone, else the prior and all words.
fn posterior(prior: &OnGrid, known: &Known, parameters: &Parameters) -> OnGrid {
    let words = match &known.likelihood {
        Some(likelihood) => product(prior, likelihood),
        None => *prior,
    };
    let Some(act) = &known.act else { return words };
    let words = normalised(words);
    let overrides = parameters.get(Parameter::ActOverrides);
    std::array::from_fn(|point| overrides * act[point] + (1.0 - overrides) * words[point])
}

/// Points of a shared factor: −6 to 6 in the grid's steps.
const FACTOR_POINTS: usize = 61;
/// How many points a member's support and the factor can be apart.
const FURTHEST: usize = POINTS + FACTOR_POINTS / 2;
/// The standard deviation that stands for the spread of a Student t of scale 1.25: 1.7.
const SPREAD_OF_SCALE: f64 = 1.7 / 1.25;

/// What the members of a group share, under one parameter set: a normal factor, the members' own parts Student t around it.
struct Shared {
    /// The density of a member's support around the factor, from [`FURTHEST`] points below it to as many above.
    own: Vec<f64>,
    /// In each lane, the point of the factor.
    factor: Vec<usize>,
    /// Quantiles of a silent member's own part.
    silent: Quantiles,
}

impl Shared {
    fn new(parameters: &Parameters, share: f64, spoken: &[(&OnGrid, f64)], uniform: &[f64]) -> Self {
        let scale = parameters.get(Parameter::PriorScale);
        let own_scale = scale * (1.0 - share).sqrt();
        let half: Vec<f64> = (0..=FURTHEST).map(|distance| student(distance as f64 * STEP / own_scale)).collect();
        let own: Vec<f64> = half.iter().skip(1).rev().chain(&half).copied().collect();
        let deviation = (SPREAD_OF_SCALE * scale * share.sqrt()).max(1e-6);
        let mut log_density = [0.0; FACTOR_POINTS];
        for (point, log_density) in log_density.iter_mut().enumerate() {
            let z = factor_at(point) / deviation;
            *log_density = -0.5 * z * z;
            if spoken.is_empty() {
                continue;
            }
            let around = around(&own, point);
            let whole = sum(around);
            for (likelihood, count) in spoken {
                *log_density += count * libm::log((dot(around, likelihood) / whole).max(f64::MIN_POSITIVE));
            }
        }
        let most = log_density.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut sum = 0.0;
        let cumulated = log_density.map(|log| {
            sum += libm::exp(log - most);
            sum
        });
        let factor = uniform
            .iter()
            .map(|u| cumulated.partition_point(|below| *below < u * sum).min(FACTOR_POINTS - 1))
            .collect();
        let silent = Quantiles::new(around(&own, FACTOR_POINTS / 2));
        Self { own, factor, silent }
    }

    fn supports(&self, known: &Known, parameters: &Parameters, uniform: &[f64]) -> Vec<f64> {
        let lanes = self.factor.iter().zip(uniform);
        if known.likelihood.is_none() && known.act.is_none() {
            return lanes.map(|(&factor, u)| factor_at(factor) + self.silent.at(*u)).collect();
        }
        let mut quantiles: [Option<Quantiles>; FACTOR_POINTS] = std::array::from_fn(|_| None);
        lanes
            .map(|(&factor, u)| {
                let made = quantiles[factor].get_or_insert_with(|| {
                    let prior = around(&self.own, factor);
                    Quantiles::new(&posterior(prior, known, parameters))
                });
                made.at(*u)
            })
            .collect()
    }
}

fn factor_at(point: usize) -> f64 {
    (point as f64 - (FACTOR_POINTS / 2) as f64) * STEP
}

/// A member's own density around a point of the factor.
#[allow(clippy::expect_used)]
fn around(own: &[f64], factor: usize) -> &OnGrid {
    let centre = POINTS / 2 + factor - FACTOR_POINTS / 2;
    own[FURTHEST - centre..].first_chunk().expect("the density reaches as far as grid and factor are apart")
}
