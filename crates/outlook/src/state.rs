//! A model under changes: the probabilities of paths, lane by lane.
//!
//! A state holds, for each block, the probability of its outcomes in every lane. A change re-evaluates the blocks it touches
//! and nothing else. Lanes go through the sweeps sixteen at a time, on all cores; each lane's arithmetic is its own, so the bytes
//! do not depend on the number of threads.

mod conditional;
mod under;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use diagram::{Diagram, Lanes, Scratch, Weights as ColumnWeights};
use rayon::prelude::*;

use self::under::Under;
use crate::model::Model;
use crate::prospects::mean;
use crate::settings::{Factor, Setting};
use crate::system::{Block, BlockRead, Seat, Source};
use crate::weights::{Weights, pick};

/// Lanes that go through a sweep together.
pub(crate) const GROUP: usize = 16;

/// How many lanes conditional values are computed on where all would take too long: one of each parameter set.
const FEW: usize = 128;

/// How often a root is swept for its conditional values, about.
const SWEEPS: usize = 12;

/// Conditional values are computed on all lanes when they take fewer multiplications than this.
const FEW_ENOUGH: usize = 1 << 22;

/// Room for one group of lanes after another.
#[derive(Default)]
struct Room {
    weights: ColumnWeights<GROUP>,
    scratch: Scratch<GROUP>,
}

/// A model under changes, on all its lanes or on a fixed few.
#[derive(Clone)]
pub(crate) struct State<'m> {
    pub model: &'m Model<'m>,
    /// Every how many lanes one is looked at.
    stride: usize,
    decisions: BTreeMap<(usize, usize), Decided>,
    events: BTreeMap<usize, Arc<Weights>>,
    tabled: BTreeMap<usize, f64>,
    blocks: Vec<Arc<Slot>>,
    roots: Arc<OnceLock<Vec<Vec<f64>>>>,
    /// Roots that were asked for by themselves.
    single: Arc<Vec<OnceLock<Vec<f64>>>>,
    /// Which columns of the top have any probability in any lane looked at.
    open: Arc<OnceLock<Vec<bool>>>,
    /// Blocks under settings, evaluated once for all states that come from the same one.
    settled: Arc<Mutex<BTreeMap<Settled, Arc<Slot>>>>,
}

/// A block, with the settings (decision, instance, setting) of what it reads.
type Settled = (usize, Vec<(usize, usize, usize)>);

/// A decision that is no longer the model's.
#[derive(Clone)]
struct Decided {
    weights: Arc<Weights>,
    /// The setting it is at, where nothing else has changed it.
    setting: Option<usize>,
}

/// One block, evaluated when it is first asked for.
#[derive(Default)]
struct Slot {
    outcomes: OnceLock<Outcomes>,
    /// The same on few of the lanes.
    few: OnceLock<Arc<Slot>>,
}

/// The outcomes of one block.
struct Outcomes {
    /// For each group of lanes, the probability of each outcome.
    chances: Vec<Vec<Lanes<GROUP>>>,
    /// The outcomes under every setting of what the block reads; computed when it is first asked for.
    under: OnceLock<Under>,
}

/// A vote where it is decided, and how it is distributed then.
pub(crate) type VoteChange<'a> = (Seat, &'a Weights);

/// A change to one factor.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    /// A decision, in one instance.
    Decision {
        decision: usize,
        instance: usize,
        weights: Weights,
        /// The setting this is, where the decision was the model's own before.
        setting: Option<usize>,
    },
    /// An event, by the options of its timing.
    Event { event: usize, weights: Weights },
    /// P(put to the vote | would pass).
    Tabled { motion: usize, chance: f64 },
}

impl<'m> State<'m> {
    /// The model as it is, on all lanes.
    pub fn new(model: &'m Model<'m>) -> Self {
        Self {
            model,
            stride: 1,
            decisions: BTreeMap::new(),
            events: BTreeMap::new(),
            tabled: BTreeMap::new(),
            blocks: model.system.blocks.iter().map(|_| Arc::default()).collect(),
            roots: Arc::default(),
            single: none_yet(model),
            open: Arc::default(),
            settled: Arc::default(),
        }
    }

    /// The same on the lanes that conditional values are computed on: all where that is quick, else a fixed few. What is known
    /// of all lanes by now is not evaluated again.
    pub fn few(&self) -> Self {
        let stride = few_stride(self.model);
        if stride == self.stride {
            return self.clone();
        }
        let mut few = Self {
            stride,
            roots: Arc::default(),
            single: none_yet(self.model),
            open: Arc::default(),
            settled: Arc::default(),
            ..self.clone()
        };
        let thinned = |all: &Outcomes| {
            let outcomes = all.chances.first().map_or(0, Vec::len);
            let chance = |lane: usize, outcome: usize| all.chances[lane / GROUP][outcome][lane % GROUP];
            let of_group = |group: usize| {
                let lanes = few.lanes_of(group);
                (0..outcomes).map(|outcome| lanes.map(|lane| chance(lane, outcome))).collect()
            };
            Outcomes { chances: (0..few.groups()).map(of_group).collect(), under: OnceLock::new() }
        };
        let of_slot = |all: &Arc<Slot>| {
            let made = || {
                let outcomes = all.outcomes.get().map(thinned).map_or_else(OnceLock::new, OnceLock::from);
                Arc::new(Slot { outcomes, few: OnceLock::new() })
            };
            Arc::clone(all.few.get_or_init(made))
        };
        few.blocks = self.blocks.iter().map(of_slot).collect();
        few
    }

    /// The same under further changes; a later change to the same factor replaces an earlier one.
    pub fn with(&self, changes: impl IntoIterator<Item = Change>) -> Self {
        let mut state =
            Self { roots: Arc::default(), single: none_yet(self.model), open: Arc::default(), ..self.clone() };
        let mut touched = vec![false; state.blocks.len()];
        for change in changes {
            match change {
                Change::Decision { decision, instance, weights, setting } => {
                    if let Some(seat) = self.model.system.decisions[decision].instances[instance].seat {
                        touched[seat.block] = true;
                    }
                    let decided = Decided { weights: Arc::new(weights), setting };
                    state.decisions.insert((decision, instance), decided);
                }
                Change::Event { event, weights } => {
                    state.events.insert(event, Arc::new(weights));
                }
                Change::Tabled { motion, chance } => {
                    state.tabled.insert(motion, chance);
                }
            }
        }
        for number in (0..touched.len()).filter(|&number| touched[number]) {
            state.blocks[number] = state.settled(number);
        }
        state
    }

    /// Room for a block's outcomes. Ladders of several paths meet the same settings: what they come to is kept.
    fn settled(&self, number: usize) -> Arc<Slot> {
        let block = &self.model.system.blocks[number];
        let decided = block.reads.iter().filter_map(|&(decision, instance, _)| {
            self.decisions.get(&(decision, instance)).map(|decided| (decision, instance, decided.setting))
        });
        let settings: Option<Vec<_>> = decided.map(|(d, i, setting)| setting.map(|setting| (d, i, setting))).collect();
        let Some(settings) = settings else { return Arc::default() };
        let mut known = self.settled.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry((number, settings)).or_default())
    }

    /// A block's outcomes.
    fn outcomes(&self, number: usize) -> &Outcomes {
        once(&self.blocks[number].outcomes, || self.evaluate(&self.model.system.blocks[number]))
    }

    /// Evaluates the blocks that a part of the top reads, before its groups of lanes share the cores.
    fn ready_for(&self, top: &Diagram) {
        let is_missing = |number: &usize| {
            top.reads(self.model.system.blocks[*number].variable) && self.blocks[*number].outcomes.get().is_none()
        };
        let missing: Vec<usize> = (0..self.blocks.len()).filter(is_missing).collect();
        missing.into_par_iter().for_each(|number| {
            self.outcomes(number);
        });
    }

    /// The changes that set a factor to an option.
    pub fn setting(&self, setting: &Setting) -> Vec<Change> {
        let model = self.model;
        let lanes = model.draws.lanes;
        match setting.factor {
            Factor::Tabled(motion) => {
                vec![Change::Tabled { motion, chance: if setting.index == 0 { 1.0 } else { 0.0 } }]
            }
            Factor::Event(event) => {
                let timing = &model.system.timings[event];
                let at = timing.at_once(setting.index);
                vec![Change::Event { event, weights: Weights::certain(at, timing.options()) }]
            }
            Factor::Decision(decision, only) => {
                let options = model.system.decisions[decision].options.len();
                (0..model.decisions[decision].len())
                    .filter(|instance| only.is_none_or(|only| only == *instance))
                    .map(|instance| {
                        let before = self.decisions.get(&(decision, instance));
                        let own = before.is_none_or(|before| before.setting.is_some());
                        let weights = match self.weights(decision, instance) {
                            Weights::Pledge { sizes, exact, .. } => Weights::Pledge {
                                contributes: vec![if setting.index == 0 { 0.0 } else { 1.0 }; lanes],
                                sizes: sizes.clone(),
                                exact: *exact,
                            },
                            Weights::Table(_) | Weights::Votes(_) | Weights::Fixed(_) => {
                                Weights::certain(setting.index, options)
                            }
                        };
                        Change::Decision { decision, instance, weights, setting: own.then_some(setting.index) }
                    })
                    .collect()
            }
        }
    }

    pub fn weights(&self, decision: usize, instance: usize) -> &Weights {
        match self.decisions.get(&(decision, instance)) {
            Some(decided) => &decided.weights,
            None => &self.model.decisions[decision][instance],
        }
    }

    /// Does `work` for each group of the lanes looked at, in order, on all cores.
    fn for_groups<T: Send>(&self, work: impl Fn(&mut Room, usize) -> T + Sync + Send) -> Vec<T> {
        (0..self.groups()).into_par_iter().map_init(Room::default, work).collect()
    }

    /// How many groups the lanes looked at make.
    fn groups(&self) -> usize {
        self.lanes().len().div_ceil(GROUP)
    }

    /// The lanes of a group; the last is repeated where there are fewer.
    pub fn lanes_of(&self, group: usize) -> [usize; GROUP] {
        let last = self.lanes().len().saturating_sub(1);
        std::array::from_fn(|lane| (group * GROUP + lane).min(last) * self.stride)
    }

    /// The lanes looked at.
    pub fn lanes(&self) -> impl ExactSizeIterator<Item = usize> + use<> {
        (0..self.model.draws.lanes).step_by(self.stride)
    }

    /// Joins what each group says of its lanes, repeated lanes left out.
    fn join(&self, by_group: impl Iterator<Item = Lanes<GROUP>>) -> Vec<f64> {
        let mut lanes: Vec<f64> = by_group.flatten().collect();
        lanes.truncate(self.lanes().len());
        lanes
    }

    fn weigh_block(&self, block: &Block, group: usize, weights: &mut ColumnWeights<GROUP>) {
        let lanes = self.lanes_of(group);
        let mut reads = block.reads.iter();
        block.diagram.weigh_variables(weights, |_, shares| {
            // Reads stand in the order of levels, as the diagram asks.
            if let Some(&(decision, instance, _)) = reads.next() {
                self.weights(decision, instance).fill(&lanes, shares);
            }
        });
    }

    fn evaluate(&self, block: &Block) -> Outcomes {
        let diagram = self.restricted(block, 0);
        let root = diagram.root(0);
        let chances = self.for_groups(|Room { weights, scratch }, group| {
            self.weigh_block(block, group, weights);
            diagram.distribution(root, weights, scratch)
        });
        Outcomes { chances, under: OnceLock::new() }
    }

    /// A block's diagram for worlds in which at most `others` decisions take an option that has no probability in any lane.
    fn restricted(&self, block: &Block, others: u32) -> Arc<Diagram> {
        let has_any = |read: &BlockRead, option: usize| self.weights(read.0, read.1).any(option);
        let is_as_inferred = block.reads.iter().all(|read| !self.decisions.contains_key(&(read.0, read.1)));
        block.restricted(has_any, others, is_as_inferred)
    }

    fn weigh_top(&self, top: &Diagram, group: usize, weights: &mut ColumnWeights<GROUP>) {
        let system = &self.model.system;
        let lanes = self.lanes_of(group);
        top.weigh_variables(weights, |variable, shares| match system.sources[variable.0 as usize] {
            Source::Block(number) => copy(shares, &self.outcomes(number).chances[group]),
            Source::Event(event) => match self.events.get(&event) {
                Some(changed) => changed.fill(&lanes, shares),
                None => {
                    let columns = &self.model.events[event];
                    shares.iter_mut().zip(columns).for_each(|(share, column)| *share = pick(column, &lanes));
                }
            },
            Source::Tabled(motion) => {
                let chance = self.tabled_at(motion, &lanes);
                copy(shares, &[chance, chance.map(|p| 1.0 - p)]);
            }
        });
    }

    /// The probability of each path, then of "any of them", in every lane looked at.
    pub fn roots(&self) -> &[Vec<f64>] {
        once(&self.roots, || self.expect(&self.model.system.questions)).as_slice()
    }

    /// The probability of each path alone, while no other is true, in every lane looked at.
    pub fn alone(&self) -> Vec<Vec<f64>> {
        let system = &self.model.system;
        let alone: Vec<usize> = (0..system.paths).map(|path| system.alone(path)).collect();
        self.expect(&system.top.part(&alone))
    }

    /// The probability of one root: cheaper than all where only it is wanted.
    pub fn root(&self, root: usize) -> &[f64] {
        match self.roots.get() {
            Some(roots) => &roots[root],
            None => once(&self.single[root], || self.expect(&self.model.system.parts[root]).swap_remove(0)).as_slice(),
        }
    }

    /// The probability of each root of the top, or of a part of it.
    fn expect(&self, top: &Diagram) -> Vec<Vec<f64>> {
        let truth = truth(top);
        self.ready_for(top);
        let by_group: Vec<Vec<Lanes<GROUP>>> = self.for_groups(|Room { weights, scratch }, group| {
            self.weigh_top(top, group, weights);
            top.expectations(weights, &truth, scratch)
        });
        (0..top.roots()).map(|root| self.join(by_group.iter().map(|group| group[root]))).collect()
    }

    /// The mean of a root over the lanes looked at.
    pub fn mean(&self, root: usize) -> f64 {
        mean(self.root(root))
    }

    /// The probability of an event's option in a lane.
    pub fn event_chance(&self, event: usize, option: usize, lane: usize) -> f64 {
        match self.events.get(&event) {
            Some(changed) => changed.get(option, lane),
            None => self.model.events[event][option][lane],
        }
    }

    /// The same in several lanes.
    pub fn event_chances(&self, event: usize, option: usize, lanes: &[usize; GROUP]) -> Lanes<GROUP> {
        match self.events.get(&event) {
            Some(changed) => changed.at(option, lanes),
            None => pick(&self.model.events[event][option], lanes),
        }
    }

    /// P(put to the vote | would pass) in several lanes.
    pub fn tabled_at(&self, motion: usize, lanes: &[usize; GROUP]) -> Lanes<GROUP> {
        match self.tabled.get(&motion) {
            Some(&changed) => [changed; GROUP],
            None => pick(&self.model.tabled[motion], lanes),
        }
    }

    /// How likely a setting itself is, in each lane looked at, as things stand in this state: of a decision in whatever context
    /// comes about (of those that a path reads), of an outcome in time for every path, of being put to the vote.
    pub fn probability(&self, setting: &Setting) -> Vec<f64> {
        let model = self.model;
        let by_group = self.for_groups(|_, group| {
            let lanes = self.lanes_of(group);
            match setting.factor {
                Factor::Tabled(motion) => {
                    let yes = self.tabled_at(motion, &lanes);
                    if setting.index == 0 { yes } else { yes.map(|p| 1.0 - p) }
                }
                Factor::Event(event) => {
                    self.event_chances(event, model.system.timings[event].at_once(setting.index), &lanes)
                }
                Factor::Decision(decision, _) => self.as_cast(decision, setting.index, &lanes),
            }
        });
        self.join(by_group.into_iter())
    }

    /// How likely a decision takes an option in whatever context comes about, of those that a path reads.
    fn as_cast(&self, decision: usize, index: usize, lanes: &[usize; GROUP]) -> Lanes<GROUP> {
        let (mut sum, mut whole) = ([0.0; GROUP], [0.0; GROUP]);
        let system = &self.model.system;
        let is_read = |instance: usize| system.decisions[decision].instances[instance].seat.is_some();
        for (instance, chosen) in system.cases[decision].iter().enumerate().filter(|(instance, _)| is_read(*instance)) {
            let mut chance = [1.0; GROUP];
            for (event, options) in chosen {
                let mut holds = [0.0; GROUP];
                for &option in options {
                    let option = self.event_chances(*event, option, lanes);
                    holds.iter_mut().zip(option).for_each(|(holds, p)| *holds += p);
                }
                chance.iter_mut().zip(holds).for_each(|(chance, p)| *chance *= p);
            }
            let own = self.own_chance(decision, instance, index, lanes);
            for lane in 0..GROUP {
                sum[lane] += chance[lane] * own[lane];
                whole[lane] += chance[lane];
            }
        }
        std::array::from_fn(|lane| if whole[lane] > 0.0 { sum[lane] / whole[lane] } else { 0.0 })
    }

    /// The probability of a decision's setting in one case: of a pledge, of no or of any amount.
    pub fn own_chance(&self, decision: usize, instance: usize, index: usize, lanes: &[usize; GROUP]) -> Lanes<GROUP> {
        let weights = self.weights(decision, instance);
        match (self.model.is_pledge(decision), index) {
            (true, 1) => weights.at(0, lanes).map(|p| 1.0 - p),
            _ => weights.at(index, lanes),
        }
    }
}

fn copy(shares: &mut [Lanes<GROUP>], from: &[Lanes<GROUP>]) {
    shares.iter_mut().zip(from).for_each(|(share, from)| *share = *from);
}

/// Every how many lanes conditional values are computed on one.
fn few_stride(model: &Model<'_>) -> usize {
    let block_work = |block: &Block| {
        let children = block.diagram.inner_nodes() * block.diagram.columns() / block.reads.len().max(1);
        children * (1 + 2 * block.diagram.outcomes().len())
    };
    // Each root is swept through its part of the top, once for itself and once for each rung of a ladder.
    let children = |part: &Diagram| part.inner_nodes() * part.columns() / part.variables().len().max(1);
    let top_work = model.system.parts.iter().map(|part| SWEEPS * children(part)).sum::<usize>();
    let work: usize = model.system.blocks.iter().map(block_work).sum::<usize>() + top_work;
    let few_enough = work.saturating_mul(model.draws.lanes) <= FEW_ENOUGH;
    if few_enough { 1 } else { (model.draws.lanes / FEW).max(1) }
}

/// The value of a cell, made when it is first asked for. It is made before the cell is touched: `make` may share the cores with
/// other questions, one of which may want the same cell, and must then not wait for itself.
fn once<T>(cell: &OnceLock<T>, make: impl FnOnce() -> T) -> &T {
    match cell.get() {
        Some(value) => value,
        None => {
            let value = make();
            cell.get_or_init(|| value)
        }
    }
}

/// For each root, nothing computed yet.
fn none_yet(model: &Model<'_>) -> Arc<Vec<OnceLock<Vec<f64>>>> {
    Arc::new((0..model.system.parts.len()).map(|_| OnceLock::new()).collect())
}

/// 1 on the outcome "true", 0 on "false".
fn truth(top: &Diagram) -> Vec<Lanes<GROUP>> {
    top.outcomes().iter().map(|outcome| [f64::from(u8::from(outcome[0])); GROUP]).collect()
}
