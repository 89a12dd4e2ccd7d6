//! A state's conditional values: what each root comes to under every setting, from one sweep down and one up.

use std::collections::BTreeMap;

use diagram::{Conditional, Diagram, Lanes, Variable};

use super::{GROUP, Room, State, VoteChange, once, truth};
use crate::learning::View;
use crate::settings::{Factor, Setting};
use crate::system::Source;

impl State<'_> {
    /// Computes what the settings will ask of blocks, before questions share the cores.
    fn ready(&self, top: &Diagram, settings: &[Setting]) {
        self.ready_for(top);
        let mut asked: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for setting in settings {
            if let Factor::Decision(decision, _) = setting.factor {
                for seat in self.model.system.decisions[decision].instances.iter().filter_map(|instance| instance.seat)
                {
                    asked.entry(seat.block).or_default().push(seat.place);
                }
            }
        }
        for (block, places) in asked {
            self.under(block, |place| places.contains(&place));
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
        self.ready(top, settings);
        let by_group = self.for_groups(|Room { weights, scratch }, group| {
            self.weigh_top(top, group, weights);
            let conditional = top.conditional(top.root(0), weights, &truth, scratch);
            say(&View { state: self, top, root: &conditional[0], lanes: self.lanes_of(group), place: group })
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
        self.ready_for(top);
        self.for_groups(|Room { weights, scratch }, group| {
            self.weigh_top(top, group, weights);
            top.conditional(top.root(0), weights, &truth, scratch).swap_remove(0)
        })
    }

    /// Computes the outcomes of each block of votes under every setting, so that a what-if on a vote finds them.
    pub fn ready_for_votes(&self) {
        for (number, block) in self.model.system.blocks.iter().enumerate() {
            if !block.reads.iter().any(|(decision, ..)| self.model.is_pledge(*decision)) {
                self.under(number, |_| true);
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
                let under = self.under(seat.block, |place| place == seat.place);
                let today = &self.outcomes(seat.block).chances[place];
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
        self.ready(top, settings);
        let by_group: Vec<Vec<Lanes<GROUP>>> = self.for_groups(|Room { weights, scratch }, group| {
            self.weigh_top(top, group, weights);
            let conditional = top.conditional(top.root(0), weights, &truth, scratch);
            settings.iter().map(|setting| self.given_setting(top, &conditional[0], setting, group)).collect()
        });
        (0..settings.len()).map(|setting| self.join(by_group.iter().map(|group| group[setting]))).collect()
    }

    fn given_setting(&self, top: &Diagram, root: &Conditional<GROUP>, setting: &Setting, group: usize) -> Lanes<GROUP> {
        let system = &self.model.system;
        match setting.factor {
            Factor::Tabled(motion) => {
                system.tablings[motion].map_or(root.value, |variable| root.given(&system.top, variable, setting.index))
            }
            Factor::Event(event) => system.events[event].map_or(root.value, |variable| {
                root.given(&system.top, variable, system.timings[event].at_once(setting.index))
            }),
            Factor::Decision(decision, only) => {
                // A world reads at most one instance, so what each of them adds or takes away adds up.
                let mut result = root.value;
                for (number, under) in self.seats(top, decision, only, setting.index, group) {
                    let variable = system.blocks[number].variable;
                    for (outcome, chance) in under.enumerate() {
                        let value = root.given(&system.top, variable, outcome);
                        for lane in 0..GROUP {
                            result[lane] += chance[lane] * value[lane];
                        }
                    }
                    result.iter_mut().zip(&root.value).for_each(|(result, value)| *result -= value);
                }
                result.map(|p| p.max(0.0))
            }
        }
    }

    /// The blocks a decision sits in, of those that a part of the top reads, each with its outcomes' probabilities under one of
    /// the decision's settings.
    fn seats<'a>(
        &'a self,
        top: &'a Diagram,
        decision: usize,
        only: Option<usize>,
        setting: usize,
        place: usize,
    ) -> impl Iterator<Item = (usize, impl Iterator<Item = Lanes<GROUP>> + 'a)> + 'a {
        let instances = self.model.system.decisions[decision].instances.iter().enumerate();
        instances.filter(move |(at, _)| only.is_none_or(|only| only == *at)).filter_map(move |(_, instance)| {
            let seat = instance.seat.filter(|seat| top.reads(self.model.system.blocks[seat.block].variable))?;
            let under = self.under(seat.block, |read| read == seat.place);
            Some((seat.block, under.at(place, seat.place, setting)))
        })
    }

    /// Can the root be true at all under a setting? Tells what is structurally impossible from what rounding left.
    pub fn possible(&self, root: usize, setting: &Setting) -> bool {
        let system = &self.model.system;
        let (top, part) = (&system.top, &system.parts[root]);
        let open = once(&self.open, || {
            self.ready_for(top);
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
                Source::Block(number) if part.reads(variable) && reads(number, decision) => {
                    (0..self.groups()).any(|place| {
                        let mut seats = self
                            .seats(part, decision, only, setting.index, place)
                            .filter(|(block, _)| *block == number);
                        seats.any(|(_, mut under)| {
                            under.nth(option).is_some_and(|chance| chance.iter().any(|p| *p > 0.0))
                        })
                    })
                }
                _ => today(variable, option),
            },
            _ => today(variable, option),
        };
        top.possible(top.root(root), set, |outcome| outcome[0])
    }
}
