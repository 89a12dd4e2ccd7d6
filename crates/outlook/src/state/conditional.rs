//! A state's conditional values: what each root comes to under every setting, from one sweep down and one up.

use diagram::{Conditional, Diagram, Lanes, Variable};
use evidence::LEVELS;

use super::{GROUP, Room, State, Under, VoteChange, once, truth};
use crate::learning::View;
use crate::settings::{Factor, Setting};
use crate::system::{Block, BlockRead, Source};
use crate::weights::Weights;

impl State<'_> {
    /// A block's outcomes under every setting of every decision it reads.
    pub fn under(&self, number: usize) -> &Under {
        once(&self.blocks[number].under, || {
            let block = &self.model.system.blocks[number];
            let diagram = self.restricted(block, 1);
            let root = diagram.root(0);
            let outcomes = diagram.outcomes().len();
            // Of two outcomes one sweep tells both.
            let swept = if outcomes == 2 { 1..2 } else { 0..outcomes };
            let quantities: Vec<Vec<Lanes<GROUP>>> = swept
                .map(|wanted| (0..outcomes).map(|o| [f64::from(u8::from(o == wanted)); GROUP]).collect())
                .collect();
            let settings = |&(decision, instance, _): &(usize, usize, Variable)| match self.weights(decision, instance)
            {
                Weights::Pledge { .. } => 2,
                _ => self.model.system.decisions[decision].options.len(),
            };
            let mut before = vec![0];
            for read in &block.reads {
                before.push(before[before.len() - 1] + settings(read));
            }
            let all = before[block.reads.len()];
            let certain: Vec<bool> = if outcomes == 2 {
                let each = block.reads.iter().flat_map(|read| (0..settings(read)).map(move |setting| (read, setting)));
                each.map(|(read, setting)| !self.can_fail(block, &diagram, read, setting)).collect()
            } else {
                Vec::new()
            };
            let groups = self.for_groups(|Room { weights, scratch }, group| {
                self.weigh_block(block, group, weights);
                let given = diagram.conditional(root, weights, &quantities, scratch);
                let lanes = self.lanes_of(group);
                let mut under = Vec::with_capacity(all * outcomes);
                for read @ &(decision, instance, variable) in &block.reads {
                    let weights = self.weights(decision, instance);
                    for setting in 0..settings(read) {
                        let of = |o| under_option(o, &diagram, variable, weights, setting, &lanes);
                        match (&given[..], certain.get(under.len() / 2)) {
                            ([_], Some(true)) => under.extend([[0.0; GROUP], [1.0; GROUP]]),
                            ([o], _) => {
                                let holds = of(o);
                                under.extend([holds.map(|p| (1.0 - p).max(0.0)), holds]);
                            }
                            _ => under.extend(given.iter().map(of)),
                        }
                    }
                }
                under
            });
            Under { outcomes, before, groups }
        })
    }

    /// Can the first of a block's two outcomes come about at all under a setting of a decision it reads?
    fn can_fail(&self, block: &Block, diagram: &Diagram, read: &BlockRead, setting: usize) -> bool {
        let today = |variable: Variable, option: usize| {
            let read = block.reads.iter().find(|read| read.2 == variable);
            read.is_some_and(|&(decision, instance, _)| self.weights(decision, instance).any(option))
        };
        let &(decision, instance, variable) = read;
        let weights = self.weights(decision, instance);
        let set = |option: usize| match weights {
            Weights::Pledge { sizes, .. } if setting == 1 => option > 0 && sizes.possible(option - 1),
            _ => option == setting,
        };
        let first = &diagram.outcomes()[0];
        let allowed = |at: Variable, option: usize| if at == variable { set(option) } else { today(at, option) };
        diagram.possible(diagram.root(0), allowed, |outcome| outcome == &first[..])
    }

    /// Computes what the settings will ask of blocks, before questions share the cores.
    fn ready(&self, settings: &[Setting]) {
        for setting in settings {
            if let Factor::Decision(decision, _) = setting.factor {
                let seats = self.model.system.decisions[decision].instances.iter().filter_map(|instance| instance.seat);
                seats.for_each(|seat| {
                    self.under(seat.block);
                });
            }
        }
    }

    /// What a root's conditional values say of each setting, in every lane looked at: two numbers a setting.
    pub fn conditionally(
        &self,
        root: usize,
        settings: &[Setting],
        say: impl Fn(&View<'_, '_>) -> Vec<(Lanes<GROUP>, Lanes<GROUP>)> + Sync + Send,
    ) -> Vec<(Vec<f64>, Vec<f64>)> {
        let top = &self.model.system.parts[root];
        let truth = [truth(top)];
        self.ready(settings);
        let by_group = self.for_groups(|Room { weights, scratch }, group| {
            self.weigh_top(top, group, weights);
            let conditional = top.conditional(top.root(0), weights, &truth, scratch);
            say(&View { state: self, root: &conditional[0], lanes: self.lanes_of(group), place: group })
        });
        (0..settings.len())
            .map(|setting| {
                let first = self.join(by_group.iter().map(|group| group[setting].0));
                (first, self.join(by_group.iter().map(|group| group[setting].1)))
            })
            .collect()
    }

    /// A root's conditional values in each group of lanes looked at.
    pub fn conditionals(&self, root: usize) -> Vec<Conditional<GROUP>> {
        let top = &self.model.system.parts[root];
        let truth = [truth(top)];
        self.for_groups(|Room { weights, scratch }, group| {
            self.weigh_top(top, group, weights);
            top.conditional(top.root(0), weights, &truth, scratch).swap_remove(0)
        })
    }

    /// Computes the outcomes of each block of votes under every setting, so that a what-if on a vote finds them.
    pub fn ready_for_votes(&self) {
        for (number, block) in self.model.system.blocks.iter().enumerate() {
            if !block.reads.iter().any(|(decision, ..)| self.model.is_pledge(*decision)) {
                self.under(number);
            }
        }
    }

    /// A root under changes of one vote, from its conditional values: of the contexts a world reads one, so what each change
    /// adds or takes away adds up.
    pub fn under_votes(&self, root: &[Conditional<GROUP>], votes: &[VoteChange<'_>]) -> Vec<f64> {
        let system = &self.model.system;
        let mut chances: Vec<Lanes<GROUP>> = Vec::new();
        let by_group = root.iter().enumerate().map(|(place, root)| {
            let lanes = self.lanes_of(place);
            let mut value = root.value;
            for (seat, weights) in votes {
                let variable = system.blocks[seat.block].variable;
                let under = self.under(seat.block);
                let today = &self.blocks[seat.block].chances[place];
                chances.clear();
                chances.resize(today.len(), [0.0; GROUP]);
                for option in 0..under.settings(seat.place) {
                    let own = weights.at(option, &lanes);
                    for (chance, under) in chances.iter_mut().zip(under.at(place, seat.place, option)) {
                        for lane in 0..GROUP {
                            chance[lane] += own[lane] * under[lane];
                        }
                    }
                }
                for (outcome, (chance, today)) in chances.iter().zip(today).enumerate() {
                    let with = root.given(&system.top, variable, outcome);
                    for lane in 0..GROUP {
                        value[lane] += (chance[lane] - today[lane]) * with[lane];
                    }
                }
            }
            value.map(|p| p.clamp(0.0, 1.0))
        });
        self.join(by_group)
    }

    /// P(root | setting) in every lane looked at, for each of the settings: from one sweep down and one up.
    pub fn given(&self, root: usize, settings: &[Setting]) -> Vec<Vec<f64>> {
        let top = &self.model.system.parts[root];
        let truth = [truth(top)];
        self.ready(settings);
        let by_group: Vec<Vec<Lanes<GROUP>>> = self.for_groups(|Room { weights, scratch }, group| {
            self.weigh_top(top, group, weights);
            let conditional = top.conditional(top.root(0), weights, &truth, scratch);
            settings.iter().map(|setting| self.given_setting(&conditional[0], setting, group)).collect()
        });
        (0..settings.len()).map(|setting| self.join(by_group.iter().map(|group| group[setting]))).collect()
    }

    fn given_setting(&self, top: &Conditional<GROUP>, setting: &Setting, group: usize) -> Lanes<GROUP> {
        let system = &self.model.system;
        match setting.factor {
            Factor::Tabled(motion) => {
                system.tablings[motion].map_or(top.value, |variable| top.given(&system.top, variable, setting.index))
            }
            Factor::Event(event) => system.events[event].map_or(top.value, |variable| {
                top.given(&system.top, variable, system.timings[event].at_once(setting.index))
            }),
            Factor::Decision(decision, only) => {
                // A world reads at most one instance, so what each of them adds or takes away adds up.
                let mut result = top.value;
                for (number, under) in self.seats(decision, only, setting.index, group) {
                    let variable = system.blocks[number].variable;
                    for (outcome, chance) in under.iter().enumerate() {
                        let value = top.given(&system.top, variable, outcome);
                        for lane in 0..GROUP {
                            result[lane] += chance[lane] * value[lane];
                        }
                    }
                    result.iter_mut().zip(&top.value).for_each(|(result, value)| *result -= value);
                }
                result.map(|p| p.max(0.0))
            }
        }
    }

    /// The blocks a decision sits in, each with its outcomes' probabilities under one of the decision's settings.
    fn seats(
        &self,
        decision: usize,
        only: Option<usize>,
        setting: usize,
        place: usize,
    ) -> impl Iterator<Item = (usize, &[Lanes<GROUP>])> + '_ {
        let instances = self.model.system.decisions[decision].instances.iter().enumerate();
        instances.filter(move |(at, _)| only.is_none_or(|only| only == *at)).filter_map(move |(_, instance)| {
            let seat = instance.seat?;
            Some((seat.block, self.under(seat.block).at(place, seat.place, setting)))
        })
    }

    /// Can the root be true at all under a setting? Tells what is structurally impossible from what rounding left.
    pub fn possible(&self, root: usize, setting: &Setting) -> bool {
        let system = &self.model.system;
        let top = &system.top;
        let open = once(&self.open, || {
            let by_group = self.for_groups(|Room { weights, .. }, group| {
                self.weigh_top(top, group, weights);
                (0..top.columns()).map(|column| weights.any(column)).collect::<Vec<bool>>()
            });
            (0..top.columns()).map(|column| by_group.iter().any(|group| group[column])).collect()
        });
        let today = |variable, option| top.column(variable, option).is_some_and(|column| open[column]);
        let reads = |number: usize, decision: usize| system.blocks[number].reads.iter().any(|read| read.0 == decision);
        let set = |variable: Variable, option: usize| match setting.factor {
            Factor::Tabled(motion) if system.tablings[motion] == Some(variable) => option == setting.index,
            Factor::Event(event) if system.events[event] == Some(variable) => {
                option == system.timings[event].at_once(setting.index)
            }
            Factor::Decision(decision, only) => match system.sources[variable.0 as usize] {
                Source::Block(number) if reads(number, decision) => (0..self.groups()).any(|place| {
                    let mut seats =
                        self.seats(decision, only, setting.index, place).filter(|(block, _)| *block == number);
                    seats.any(|(_, under)| under[option].iter().any(|p| *p > 0.0))
                }),
                _ => today(variable, option),
            },
            _ => today(variable, option),
        };
        top.possible(top.root(root), set, |outcome| outcome[0])
    }
}

/// The probability of an outcome of a block under an option: of a pledge "yes" is the mixture of its levels.
fn under_option(
    outcome: &Conditional<GROUP>,
    diagram: &Diagram,
    variable: Variable,
    weights: &Weights,
    option: usize,
    lanes: &[usize; GROUP],
) -> Lanes<GROUP> {
    let Weights::Pledge { contributes, sizes, .. } = weights else { return outcome.given(diagram, variable, option) };
    if option == 0 {
        return outcome.given(diagram, variable, 0);
    }
    let mut sum = [0.0; GROUP];
    for level in (0..LEVELS + 2).filter(|&level| sizes.possible(level)) {
        let given = outcome.given(diagram, variable, level + 1);
        let share = sizes.at(level, lanes, contributes.len());
        for lane in 0..GROUP {
            sum[lane] += share[lane] * given[lane];
        }
    }
    sum
}
