//! Forces: what each phase of an operation needs, against what is pledged, ready and relieved in time.
//!
//! A phase is asked about as if it took place: its outcomes are given. What a giver brings at a time is its pledge divided by how
//! much must be in the cycle for one that is there. Resources that one decision brings together are added up together, so that
//! needs of several kinds are met jointly; all else is independent within a lane.

mod coalition;
mod pledged;
mod sum;

use diagram::Lanes;
use dossier::{Phase, Requirement};
use evidence::LEVELS;
use rayon::prelude::*;

use crate::brief::{Coalition, GiverForces, PhaseForces, RequirementForces};
use crate::model::Model;
use crate::prospects::{Prospects, mean};
use crate::settings::Factor;
use crate::state::{GROUP, State};
use crate::tree::resource_index;
use coalition::{Search, Sufficient, search};
use pledged::Pledged;
use sum::{Giver, Sums, WIDTH, cells};

/// The largest need of a grid in levels: it falls in the middle of a cell.
const NEED: f64 = LEVELS as f64 + 0.5;
/// Additions that may be made for a phase; where all lanes would take more, a fixed few are looked at.
const WORK: usize = 1 << 27;
/// The fewest groups of lanes looked at.
const FEWEST_GROUPS: usize = 4;
/// Lanes on which coalitions are compared.
const COALITION_LANES: usize = 64;

/// Needs that a what-if has set: phase, resource, amount.
pub(crate) type Needs = [(String, String, f64)];

/// All phases, under the changes of a state.
pub(crate) fn forces(state: &State<'_>, needs: &Needs) -> Vec<PhaseForces> {
    state.model.dossier.phases.par_iter().map(|phase| Asked::new(state, phase, needs).answer()).collect()
}

/// One need on its grid.
struct Need<'a> {
    described: &'a Requirement,
    resource: usize,
    amount: f64,
    /// What one level is, in what must be in the cycle.
    unit: f64,
}

/// A phase made ready.
struct Asked<'a, 'm> {
    state: &'a State<'m>,
    phase: &'a Phase,
    needs: Vec<Need<'a>>,
    pledged: Vec<Pledged>,
}

/// What a group of needs comes to in one group of lanes.
struct Part {
    met: Lanes<GROUP>,
    /// For each of its needs: P(met), P(its others met), the mean level.
    each: Vec<[Lanes<GROUP>; 3]>,
    /// For each of its givers: P(met) with and without it.
    under: Vec<(Lanes<GROUP>, Lanes<GROUP>)>,
}

impl<'a, 'm> Asked<'a, 'm> {
    fn new(state: &'a State<'m>, phase: &'a Phase, set: &Needs) -> Self {
        let dossier = state.model.dossier;
        let need = |described: &'a Requirement| {
            let is_set = |(of, resource, _): &&(String, String, f64)| {
                *of == phase.id.value.as_str() && *resource == described.resource.value.as_str()
            };
            let amount = set.iter().find(is_set).map_or(described.need, |(.., amount)| *amount);
            let resource = resource_index(dossier, &described.resource.value)?;
            Some(Need { described, resource, amount, unit: amount * described.rotation / NEED })
        };
        let mut asked =
            Self { state, phase, needs: phase.requirements.iter().filter_map(need).collect(), pledged: Vec::new() };
        asked.pledged = asked.gather();
        asked
    }

    fn model(&self) -> &'m Model<'m> {
        self.state.model
    }

    fn answer(&self) -> PhaseForces {
        let model = self.model();
        let groups = model.dossier.together(self.phase);
        let part_of: Vec<usize> = self.pledged.iter().map(|pledged| self.part_of(pledged, &groups)).collect();
        let (lanes, parts) = self.parts(&groups, &part_of);
        let parts = &parts;
        let product = |besides: Option<usize>, place: usize| {
            let kept = parts.iter().enumerate().filter(|(part, _)| Some(*part) != besides);
            kept.fold([1.0; GROUP], |all, (_, part)| times(&all, &part[place].met))
        };
        let places = 0..parts.first().map_or(0, Vec::len);
        let join = |of: &dyn Fn(usize) -> Lanes<GROUP>| -> Vec<f64> {
            let mut all: Vec<f64> = places.clone().flat_map(of).collect();
            all.truncate(lanes);
            all
        };
        let met = Prospects::of(&join(&|place| product(None, place)));
        let requirement = |(number, need): (usize, &Need<'_>)| {
            let (part, at) = groups
                .iter()
                .enumerate()
                .find_map(|(part, group)| Some((part, group.iter().position(|place| *place == number)?)))
                .unwrap_or((0, 0));
            let of = |what: usize| move |place: usize| parts[part][place].each[at][what];
            let level = mean(&join(&of(2)));
            let expected = need.amount * level / NEED;
            RequirementForces {
                id: format!("phase:{}/{}", self.phase.id.value, need.described.resource.value),
                resource: need.described.resource.value.to_string(),
                unit: model.dossier.resources[need.resource].unit.clone(),
                need: need.amount,
                rotation: need.described.rotation,
                from: need.described.from.as_ref().map(|group| group.value.to_string()),
                met: Prospects::of(&join(&of(0))),
                expected,
                shortfall: (need.amount - expected).max(0.0),
                others_met: mean(&join(&|place| times(&product(Some(part), place), &of(1)(place)))),
                reason: need.described.reason.clone(),
            }
        };
        let requirements: Vec<RequirementForces> = self.needs.iter().enumerate().map(requirement).collect();
        let mut givers: Vec<GiverForces> = self
            .pledged
            .iter()
            .enumerate()
            .map(|(number, pledged)| {
                let part = part_of[number];
                let at = part_of[..number].iter().filter(|other| **other == part).count();
                let side = |with: bool| {
                    join(&|place| {
                        let (comes, stays) = &parts[part][place].under[at];
                        times(&product(Some(part), place), if with { comes } else { stays })
                    })
                };
                self.giver(pledged, mean(&side(true)), mean(&side(false)))
            })
            .collect();
        let moves = |giver: &GiverForces| crate::influence::rounded(giver.with - giver.without);
        givers.sort_by(|a, b| moves(b).total_cmp(&moves(a)).then_with(|| a.id.cmp(&b.id)));
        let Search { fewest, likeliest, complete } = self.search(&groups);
        let binds = (0..requirements.len())
            .filter(|_| met.mean < 1.0)
            .reduce(|a, b| if requirements[b].others_met > requirements[a].others_met { b } else { a });
        PhaseForces {
            id: format!("phase:{}", self.phase.id.value),
            title: self.phase.title.clone(),
            given: self.given(),
            within: self.phase.within,
            lanes,
            met,
            requirements,
            binds,
            givers,
            fewest: fewest.map(|set| self.coalition(set)),
            likeliest: likeliest.map(|set| self.coalition(set)),
            searched: complete,
            reason: self.phase.reason.clone(),
        }
    }

    /// The titles of what is given.
    fn given(&self) -> Vec<(String, String)> {
        let dossier = self.model().dossier;
        let titles = |(id, outcome): &(terms::table::At<terms::EventId>, usize)| {
            let event = dossier.event(&id.value)?;
            Some((event.title.clone(), event.outcomes.get(*outcome)?.title.clone()))
        };
        self.phase.given.iter().filter_map(titles).collect()
    }

    /// Which group of needs a decision serves.
    fn part_of(&self, pledged: &Pledged, groups: &[Vec<usize>]) -> usize {
        let first = pledged.brings.first().map_or(0, |(place, ..)| *place);
        groups.iter().position(|group| group.contains(&first)).unwrap_or(0)
    }

    /// For each group of needs and each group of lanes looked at, what it comes to; and how many lanes these are.
    fn parts(&self, groups: &[Vec<usize>], part_of: &[usize]) -> (usize, Vec<Vec<Part>>) {
        let all = self.model().draws.lanes;
        let in_all = all.div_ceil(GROUP);
        let work: usize = groups.iter().map(|group| cells(group.len()) * WIDTH * 2 * group.len()).sum();
        let work = work.saturating_mul(self.pledged.len() * GROUP).max(1);
        let looked_at = (WORK / work).clamp(FEWEST_GROUPS.min(in_all), in_all).max(1);
        let stride = in_all.div_ceil(looked_at).max(1);
        let places: Vec<usize> = (0..in_all).step_by(stride).collect();
        let lanes = places.iter().map(|group| GROUP.min(all - group * GROUP)).sum();
        let part = |number: usize, group: &Vec<usize>| {
            let of_group = |place: &usize| self.part(group, &self.state.lanes_of(*place), |p| part_of[p] == number);
            places.par_iter().map(of_group).collect()
        };
        (lanes, groups.iter().enumerate().map(|(number, group)| part(number, group)).collect())
    }

    fn part(&self, group: &[usize], lanes: &[usize; GROUP], serves: impl Fn(usize) -> bool) -> Part {
        let all = self.model().draws.lanes;
        let axis = |place: usize| group.iter().position(|other| *other == place);
        let giver = |pledged: &Pledged| Giver {
            chance: self.contributes(pledged, lanes).map(|p| p * pledged.ready),
            amounts: pledged
                .brings
                .iter()
                .filter_map(|(place, sizes, _)| {
                    Some((axis(*place)?, (0..WIDTH).map(|level| sizes.at(level, lanes, all)).collect()))
                })
                .collect(),
        };
        let givers: Vec<Giver<GROUP>> =
            self.pledged.iter().enumerate().filter(|(number, _)| serves(*number)).map(|(_, p)| giver(p)).collect();
        let sums = Sums::new(group.len(), &givers);
        let top = WIDTH - 1;
        let each = (0..group.len()).map(|own| {
            let met = sums.probability(|levels| levels[own] == top);
            let others = sums.probability(|levels| levels.iter().enumerate().all(|(at, l)| at == own || *l == top));
            [met, others, sums.mean(own, NEED)]
        });
        Part {
            met: sums.probability(|levels| levels.iter().all(|level| *level == top)),
            each: each.collect(),
            under: sums.under_each(&givers),
        }
    }

    fn giver(&self, pledged: &Pledged, with: f64, without: f64) -> GiverForces {
        let model = self.model();
        let actor = &model.system.decisions[pledged.decision].actor;
        let brings = pledged.brings.iter().map(|(place, _, levels)| {
            let level: f64 = levels.iter().enumerate().map(|(at, p)| p * (at as f64).min(NEED)).sum();
            (*place, self.needs[*place].amount * level / NEED)
        });
        GiverForces {
            id: model.id_of(Factor::Decision(pledged.decision, None)),
            actor: (actor.to_string(), model.dossier.actor_name(actor).to_owned()),
            contributes: mean(&self.contributes_in(pledged, model.draws.lanes)),
            ready: pledged.ready,
            brings: brings.collect(),
            with,
            without,
        }
    }

    /// The fewest and the likeliest givers that suffice, sizes at the parameters' defaults.
    fn search(&self, groups: &[Vec<usize>]) -> Search {
        let axes = self.needs.len();
        // Needs that do not hang together are searched together all the same: one set must serve them all.
        if groups.is_empty() || axes > dossier::MOST_TOGETHER {
            return Search::default();
        }
        let in_time = |pledged: &Pledged| -> Vec<f64> {
            self.contributes_in(pledged, COALITION_LANES).into_iter().map(|p| p * pledged.ready).collect()
        };
        let chances: Vec<Vec<f64>> = self.pledged.iter().map(in_time).collect();
        let amounts: Vec<Giver<1>> = self
            .pledged
            .iter()
            .map(|pledged| Giver {
                chance: [1.0],
                amounts: pledged
                    .brings
                    .iter()
                    .map(|(place, _, levels)| (*place, levels.iter().map(|p| [*p]).collect()))
                    .collect(),
            })
            .collect();
        search(axes, &chances, &amounts)
    }

    fn coalition(&self, set: Sufficient) -> Coalition {
        let id = |giver: &usize| self.model().id_of(Factor::Decision(self.pledged[*giver].decision, None));
        Coalition { givers: set.givers.iter().map(id).collect(), chance: set.chance, met: set.enough }
    }
}

fn times(a: &Lanes<GROUP>, b: &Lanes<GROUP>) -> Lanes<GROUP> {
    std::array::from_fn(|lane| a[lane] * b[lane])
}
