//! Learning, where a what-if sets: the joint probability of a root and of what comes out.
//!
//! Within a lane everything is independent, so setting and learning are the same there; over lanes they are not, since an answer
//! also tells in which lanes we are. A decision is learnt as it is cast, in whatever context comes about: so it tells of the
//! context too.

use diagram::{Conditional, Diagram, Lanes};

use crate::prospects::mean;
use crate::settings::{Factor, Setting};
use crate::state::{Change, GROUP, State};
use crate::system::Seat;
use crate::tree::text_event;
use crate::weights::Weights;

/// For one setting: P(root and setting) and P(setting), each as the mean over the lanes looked at.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Joint {
    pub both: f64,
    pub chance: f64,
}

/// In each lane: P(root and setting), P(setting).
type InLanes = (Vec<f64>, Vec<f64>);

/// For each of the settings, the joint probability with a root.
pub(crate) fn joint(state: &State<'_>, root: usize, settings: &[Setting]) -> Vec<Joint> {
    let lanes = in_lanes(state, root, settings);
    lanes.into_iter().map(|(both, chance)| Joint { both: mean(&both), chance: mean(&chance) }).collect()
}

/// The same lane by lane.
pub(crate) fn in_lanes(state: &State<'_>, root: usize, settings: &[Setting]) -> Vec<InLanes> {
    let model = state.model;
    let text = text_event(model.dossier);
    let fates = if model.system.events[text].is_some() { model.system.timings[text].options() } else { 1 };
    let mut sums: Vec<InLanes> = Vec::new();
    for fate in 0..fates {
        let (known, weight): (State<'_>, Vec<f64>) = if fates == 1 {
            (state.clone(), vec![1.0; state.lanes().count()])
        } else {
            let weights = Weights::certain(fate, fates);
            let weight = state.lanes().map(|lane| state.event_chance(text, fate, lane)).collect();
            (state.with([Change::Event { event: text, weights }]), weight)
        };
        let fate = (fates > 1).then_some(fate);
        let found = known.conditionally(root, settings, |view| {
            settings.iter().map(|setting| view.learnt(setting, fate)).collect::<Vec<_>>()
        });
        let weigh = |lanes: Vec<f64>| -> Vec<f64> { lanes.iter().zip(&weight).map(|(p, w)| p * w).collect() };
        for (number, (both, chance)) in found.into_iter().enumerate() {
            let (both, chance) = (weigh(both), weigh(chance));
            match sums.get_mut(number) {
                None => sums.push((both, chance)),
                Some((sum, whole)) => {
                    sum.iter_mut().zip(both).for_each(|(sum, p)| *sum += p);
                    whole.iter_mut().zip(chance).for_each(|(sum, p)| *sum += p);
                }
            }
        }
    }
    sums
}

/// One group of lanes, with the root's conditional values under one fate of the text.
pub(crate) struct View<'a, 'm> {
    pub state: &'a State<'m>,
    pub top: &'a Diagram,
    pub root: &'a Conditional<GROUP>,
    pub lanes: [usize; GROUP],
    /// The place of the group among those looked at.
    pub place: usize,
}

impl View<'_, '_> {
    /// P(root and setting) and P(setting), given the fate of the text.
    fn learnt(&self, setting: &Setting, fate: Option<usize>) -> (Lanes<GROUP>, Lanes<GROUP>) {
        let model = self.state.model;
        let value = self.root.value;
        match setting.factor {
            Factor::Event(event) if event == text_event(model.dossier) => {
                let here = fate == Some(setting.index);
                if here { (value, [1.0; GROUP]) } else { ([0.0; GROUP], [0.0; GROUP]) }
            }
            Factor::Event(event) => {
                let timing = &model.system.timings[event];
                let options: Vec<usize> =
                    (0..timing.options()).filter(|&option| timing.outcome(option) == setting.index).collect();
                self.together(event, &options)
            }
            Factor::Tabled(motion) => {
                let chance = self.state.tabled_at(motion, &self.lanes);
                let chance = if setting.index == 0 { chance } else { chance.map(|p| 1.0 - p) };
                let given = model.system.tablings[motion]
                    .map_or(value, |variable| self.root.given(&model.system.top, variable, setting.index));
                (times(&given, &chance), chance)
            }
            Factor::Decision(decision, only) => {
                let (mut both, mut chance) = ([0.0; GROUP], [0.0; GROUP]);
                let cases = &model.system.cases[decision];
                for (number, instance) in model.system.decisions[decision].instances.iter().enumerate() {
                    let elsewhere = instance.case.text.is_some_and(|text| fate != Some(text as usize));
                    if elsewhere || only.is_some_and(|only| only != number) {
                        continue;
                    }
                    // With the text known, what is left to choose the case is at most one event.
                    let chosen = cases[number].iter().find(|(event, _)| *event != text_event(model.dossier));
                    let (here, holds) = match chosen {
                        None => (value, [1.0; GROUP]),
                        Some((event, options)) => self.together(*event, options),
                    };
                    let own = self.state.own_chance(decision, number, setting.index, &self.lanes);
                    let is_read = |seat: &Seat| self.top.reads(model.system.blocks[seat.block].variable);
                    let given = match instance.seat.filter(is_read) {
                        // The root does not ask for it in this case: it tells of the case and of nothing else.
                        None => here,
                        Some(seat) => {
                            let under = self.state.under(seat.block, |place| place == seat.place);
                            let under = under.at(self.place, seat.place, setting.index);
                            let variable = model.system.blocks[seat.block].variable;
                            let mut given = [0.0; GROUP];
                            for (outcome, share) in under.enumerate() {
                                let with = self.root.given(&model.system.top, variable, outcome);
                                for lane in 0..GROUP {
                                    // What is true outside the case does not depend on the block.
                                    let outside = value[lane] - here[lane];
                                    given[lane] += share[lane] * (with[lane] - outside);
                                }
                            }
                            given.map(|p| p.max(0.0))
                        }
                    };
                    for lane in 0..GROUP {
                        both[lane] += own[lane] * given[lane];
                        chance[lane] += own[lane] * holds[lane];
                    }
                }
                (both, chance)
            }
        }
    }

    /// P(root and the event takes one of these options), P(it does).
    fn together(&self, event: usize, options: &[usize]) -> (Lanes<GROUP>, Lanes<GROUP>) {
        let (mut both, mut chance) = ([0.0; GROUP], [0.0; GROUP]);
        let system = &self.state.model.system;
        for &option in options {
            let p = self.state.event_chances(event, option, &self.lanes);
            let given = system.events[event].map_or(self.root.value, |v| self.root.given(&system.top, v, option));
            for lane in 0..GROUP {
                both[lane] += p[lane] * given[lane];
                chance[lane] += p[lane];
            }
        }
        (both, chance)
    }
}

fn times(a: &Lanes<GROUP>, b: &Lanes<GROUP>) -> Lanes<GROUP> {
    std::array::from_fn(|lane| a[lane] * b[lane])
}

/// The information, in nats, between a root of probability `root` and a factor whose settings are these: I(O; x) under the
/// predictive joint (Cover and Thomas 2006, chapter 2).
pub(crate) fn information(root: f64, settings: &[Joint]) -> f64 {
    let whole: f64 = settings.iter().map(|joint| joint.chance).sum();
    if whole <= 0.0 {
        return 0.0;
    }
    // Where settings do not exhaust the factor, what is learnt is which of them it is.
    let term =
        |both: f64, expected: f64| if both > 0.0 && expected > 0.0 { both * libm::log(both / expected) } else { 0.0 };
    let sum: f64 = settings
        .iter()
        .map(|joint| {
            let (both, chance) = (joint.both / whole, joint.chance / whole);
            term(both, chance * root) + term(chance - both, chance * (1.0 - root))
        })
        .sum();
    sum.max(0.0)
}
