//! The ranges the answer rests on, each with the answer at both its ends.

use dossier::EventChance;
use evidence::{Table, event_table};
use rayon::prelude::*;
use terms::Chance;

use crate::brief::Assumption;
use crate::influence::{UnderEach, corrected, rounded};
use crate::model::Model;
use crate::prospects::{mean, quantile};
use crate::settings::{Factor, Setting};
use crate::stances::{contribution_for, pledge_for, stance_for};
use crate::state::{Change, State};
use crate::system::{Instance, On};
use crate::views::Views;
use crate::weights::Weights;

/// All stated ranges, by how far their ends move the question; ties by id.
pub(crate) fn assumptions(views: &Views<'_>, given: &UnderEach<'_>) -> Vec<Assumption> {
    let model = views.all.model;
    let ends = Ends { state: &views.few, given, model, any: model.system.any() };
    let mut ranges = ends.stances();
    ranges.extend(ends.events());
    ranges.extend(ends.tablings());
    let mut all: Vec<Assumption> = ranges.into_par_iter().map(|range| ends.evaluate(range)).collect();
    all.extend(ends.pledges());
    all.sort_by(|a, b| rounded(b.reach()).total_cmp(&rounded(a.reach())).then_with(|| a.id.cmp(&b.id)));
    all
}

/// A range, and what sets it to each of its ends.
struct Range {
    id: String,
    text: String,
    low: f64,
    high: f64,
    reason: String,
    at_low: Vec<Change>,
    at_high: Vec<Change>,
}

/// A range of a pledge, and the settings "no" and "yes" in each context it holds in.
struct StatedPledge {
    id: String,
    text: String,
    low: f64,
    high: f64,
    reason: String,
    settings: Vec<[Setting; 2]>,
}

struct Ends<'a, 'm> {
    /// On the lanes that conditional values are computed on.
    state: &'a State<'m>,
    given: &'a UnderEach<'a>,
    model: &'m Model<'m>,
    any: usize,
}

impl Ends<'_, '_> {
    /// The question's mean after changes: what they move on the lanes looked at, added to the mean over all.
    fn after(&self, changes: Vec<Change>) -> f64 {
        corrected(self.given.today, self.state.mean(self.any), self.state.with(changes).mean(self.any))
    }

    fn evaluate(&self, range: Range) -> Assumption {
        Assumption {
            id: range.id,
            text: range.text,
            low: range.low,
            high: range.high,
            any_path_low: self.after(range.at_low),
            any_path_high: self.after(range.at_high),
            reason: range.reason,
        }
    }

    fn stances(&self) -> Vec<Range> {
        let dossier = self.model.dossier;
        let mut found = Vec::new();
        for stance in dossier.stances.iter().filter(|stance| stance.as_of <= self.model.as_of) {
            let Some(motion) = dossier.motions.iter().position(|m| m.id.value == stance.motion.value) else { continue };
            let Some((option, range)) = stance.shares.iter().find(|(_, share)| share.value.is_range()) else {
                continue;
            };
            let Chance::Range(low, high) = range.value else { continue };
            let (low, high) = (low.get(), high.get());
            let reached = self.instances_of(stance, motion);
            if reached.is_empty() {
                continue;
            }
            let at = |end: f64| {
                let changes =
                    reached.iter().map(|&(decision, instance)| self.at_share(decision, instance, option.as_str(), end));
                changes.collect()
            };
            let who = stance.actor.as_ref().map_or("others".to_owned(), |actor| actor.value.to_string());
            let named: Vec<&str> = stance.contexts.iter().map(|context| context.value.as_str()).collect();
            let context = if named.is_empty() { String::new() } else { format!("|{}", named.join("+")) };
            let name = match &stance.actor {
                Some(actor) => dossier.actor_name(&actor.value).to_owned(),
                None => "the other members".to_owned(),
            };
            let title = &dossier.motions[motion].title;
            let when = if named.is_empty() { String::new() } else { format!(" ({})", self.titles(motion, &named)) };
            found.push(Range {
                id: format!("{who}@{}{context}", stance.motion.value),
                text: format!("how likely {name} decides “{option}” on {title}{when}"),
                low,
                high,
                at_low: at(low),
                at_high: at(high),
                reason: stance.reason.clone(),
            });
        }
        found
    }

    fn titles(&self, motion: usize, contexts: &[&str]) -> String {
        let dossier = self.model.dossier;
        let event = dossier.motions[motion].selector.as_ref().and_then(|selector| dossier.event(&selector.event.value));
        let title = |id: &&str| {
            let outcome =
                event.and_then(|event| event.outcomes.iter().find(|outcome| outcome.id.value.as_str() == *id));
            outcome.map_or((*id).to_owned(), |outcome| outcome.title.clone())
        };
        contexts.iter().map(title).collect::<Vec<_>>().join("; ")
    }

    /// The decisions and instances whose stance this is, as far as a path reads them.
    fn instances_of(&self, stance: &dossier::Stance, motion: usize) -> Vec<(usize, usize)> {
        let selector = self.model.dossier.motions[motion].selector.as_ref();
        let mut found = Vec::new();
        for (number, decision) in self.model.system.decisions.iter().enumerate() {
            if decision.on != On::Motion(motion) {
                continue;
            }
            for (index, instance) in decision.instances.iter().enumerate() {
                let context = selector.and_then(|s| s.contexts.get(instance.case.context?)).map(|context| &context.id);
                let counts = stance_for(
                    self.model.dossier,
                    &stance.motion.value,
                    decision.actor.as_str(),
                    context,
                    self.model.as_of,
                );
                if instance.seat.is_some() && counts.is_some_and(|counts| std::ptr::eq(counts, stance)) {
                    found.push((number, index));
                }
            }
        }
        found
    }

    /// One option at a share, the others sharing the rest as they did.
    fn at_share(&self, decision: usize, instance: usize, option: &str, share: f64) -> Change {
        let options = &self.model.system.decisions[decision].options;
        let weights = self.state.weights(decision, instance);
        let lanes = self.model.draws.lanes;
        let chosen = options.iter().position(|name| name == option).unwrap_or(0);
        let mut table: Table = vec![vec![0.0; lanes]; options.len()];
        for lane in self.state.lanes() {
            let rest: f64 = (0..options.len()).filter(|&o| o != chosen).map(|o| weights.get(o, lane)).sum();
            for (o, column) in table.iter_mut().enumerate() {
                column[lane] = if o == chosen {
                    share
                } else if rest > 0.0 {
                    (1.0 - share) * weights.get(o, lane) / rest
                } else {
                    (1.0 - share) / (options.len() - 1) as f64
                };
            }
        }
        Change::Decision { decision, instance, weights: Weights::Table(table), setting: None }
    }

    /// Whether each pledge is kept. The question is linear in the chance of it in one context, so its ends follow from the
    /// conditional values there.
    fn pledges(&self) -> Vec<Assumption> {
        let stated = self.stated_pledges();
        let settings: Vec<Setting> =
            stated.iter().flat_map(|pledge| pledge.settings.iter().flatten().cloned()).collect();
        let given = self.state.given(self.any, &settings);
        let mut given = given.chunks_exact(2);
        let mut found = Vec::new();
        for pledge in stated {
            let mut slopes: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
            for (setting, pair) in pledge.settings.iter().zip(&mut given) {
                let slope = pair[1].iter().zip(&pair[0]).map(|(yes, no)| yes - no).collect();
                let Factor::Decision(decision, Some(instance)) = setting[1].factor else { continue };
                let weights = self.state.weights(decision, instance);
                slopes.push((self.state.lanes().map(|lane| 1.0 - weights.get(0, lane)).collect(), slope));
            }
            let at = |end: f64| {
                let moved = slopes.iter().map(|(chance, slope)| {
                    mean(&chance.iter().zip(slope).map(|(chance, slope)| (end - chance) * slope).collect::<Vec<f64>>())
                });
                let base = self.state.mean(self.any);
                corrected(self.given.today, base, base + moved.sum::<f64>())
            };
            found.push(Assumption {
                id: pledge.id,
                text: pledge.text,
                low: pledge.low,
                high: pledge.high,
                any_path_low: at(pledge.low),
                any_path_high: at(pledge.high),
                reason: pledge.reason,
            });
        }
        found
    }

    /// Each range of a pledge that counts, with the settings "no" and "yes" in each context it holds in.
    fn stated_pledges(&self) -> Vec<StatedPledge> {
        let dossier = self.model.dossier;
        let mut stated = Vec::new();
        for (number, decision) in self.model.system.decisions.iter().enumerate() {
            let On::Resource(resource) = decision.on else { continue };
            let resource = &dossier.resources[resource];
            let actor = &decision.actor;
            let Some(pledge) = pledge_for(dossier, actor.as_str(), &resource.id.value, self.model.as_of) else {
                continue;
            };
            for contribution in &pledge.contributes {
                let Chance::Range(low, high) = contribution.chance.value else { continue };
                let holds = |instance: &Instance| {
                    let selector = resource.selector.as_ref();
                    let context =
                        selector.and_then(|s| s.contexts.get(instance.case.context?)).map(|context| &context.id);
                    instance.seat.is_some()
                        && contribution_for(pledge, context).is_some_and(|counts| std::ptr::eq(counts, contribution))
                };
                let instances = decision.instances.iter().enumerate().filter(|(_, instance)| holds(instance));
                let settings: Vec<[Setting; 2]> = instances
                    .map(|(instance, _)| {
                        let factor = Factor::Decision(number, Some(instance));
                        let id = self.model.id_of(factor);
                        let setting = |index: usize, option: &str| Setting {
                            id: id.clone(),
                            option: option.to_owned(),
                            factor,
                            index,
                        };
                        [setting(0, "no"), setting(1, "yes")]
                    })
                    .collect();
                if settings.is_empty() {
                    continue;
                }
                let named: Vec<&str> = contribution.contexts.iter().map(|context| context.value.as_str()).collect();
                let context = if named.is_empty() { String::new() } else { format!("|{}", named.join("+")) };
                let when = if named.is_empty() { String::new() } else { format!(" ({})", named.join(", ")) };
                stated.push(StatedPledge {
                    id: format!("{actor}@{}{context}", resource.id.value),
                    text: format!("how likely {} contributes {}{when}", dossier.actor_name(actor), resource.unit),
                    low: low.get(),
                    high: high.get(),
                    reason: pledge.reason.clone(),
                    settings,
                });
            }
        }
        stated
    }

    fn events(&self) -> Vec<Range> {
        let mut found = Vec::new();
        for (number, event) in self.model.dossier.events.iter().enumerate() {
            if self.model.system.events[number].is_none() {
                continue;
            }
            let (low, high, key, text) = match &event.chance {
                EventChance::Hazard { low, high, .. } => {
                    (*low, *high, "hazard", format!("how soon {} comes (a rate a year)", event.title))
                }
                EventChance::Plain { chance, .. } => match chance.value {
                    Chance::Range(low, high) => {
                        (low.get(), high.get(), "probability", format!("how likely {} is", event.title))
                    }
                    Chance::Point(p) => (p.get(), p.get(), "probability", String::new()),
                },
            };
            if low < high {
                let at = |end: f64| {
                    vec![Change::Event { event: number, weights: Weights::Table(self.at_chance(number, end)) }]
                };
                found.push(Range {
                    id: format!("{}.{key}", event.id.value),
                    text,
                    low,
                    high,
                    at_low: at(low),
                    at_high: at(high),
                    reason: event.reason.clone(),
                });
            }
            found.extend(self.shares(number));
        }
        found
    }

    /// An event's table when its hazard or probability is known to be `end`.
    fn at_chance(&self, number: usize, end: f64) -> Table {
        let mut event = self.model.dossier.events[number].clone();
        match &mut event.chance {
            EventChance::Hazard { low, high, .. } => (*low, *high) = (end, end),
            EventChance::Plain { chance, .. } => {
                if let Some(end) = terms::Probability::new(end) {
                    chance.value = Chance::Point(end);
                }
            }
        }
        event_table(&event, &self.model.system.timings[number].lags, self.model.years(self.model.by), &self.model.draws)
    }

    /// The share of each outcome at the 5 and 95 % quantiles of its draws, the others keeping their proportions.
    fn shares(&self, number: usize) -> Vec<Range> {
        let event = &self.model.dossier.events[number];
        let (EventChance::Hazard { certainty, .. } | EventChance::Plain { certainty, .. }) = &event.chance;
        let timing = &self.model.system.timings[number];
        if certainty.is_none() || timing.others.len() < 2 {
            return Vec::new();
        }
        let stages = timing.lags.len() + 1;
        let table = &self.model.events[number];
        let of = |place: usize, lane: usize| -> f64 { (0..stages).map(|s| table[1 + place * stages + s][lane]).sum() };
        timing
            .others
            .iter()
            .enumerate()
            .map(|(place, &outcome)| {
                let happens = |lane: usize| 1.0 - table[0][lane];
                let mut drawn: Vec<f64> = (0..self.model.draws.lanes)
                    .map(|lane| of(place, lane) / happens(lane).max(f64::MIN_POSITIVE))
                    .collect();
                let (low, high) = (quantile(&mut drawn, 0.05), quantile(&mut drawn, 0.95));
                let at = |share: f64| {
                    let mut changed = table.clone();
                    for lane in 0..self.model.draws.lanes {
                        let (own, whole) = (of(place, lane), happens(lane));
                        for (index, column) in changed.iter_mut().enumerate().skip(1) {
                            let mine = (index - 1) / stages == place;
                            let (had, gets) = if mine { (own, share) } else { (whole - own, 1.0 - share) };
                            column[lane] = if had > 0.0 { column[lane] * gets * whole / had } else { 0.0 };
                        }
                    }
                    let whole = |lane: usize| changed.iter().map(|column| column[lane]).sum::<f64>();
                    let missing: Vec<f64> = (0..self.model.draws.lanes).map(|lane| 1.0 - whole(lane)).collect();
                    let mut changed = changed.clone();
                    changed[0].iter_mut().zip(missing).for_each(|(p, missing)| *p = (*p + missing).max(0.0));
                    vec![Change::Event { event: number, weights: Weights::Table(changed) }]
                };
                let title = &event.outcomes[outcome].title;
                Range {
                    id: format!("{}.{}", event.id.value, event.outcomes[outcome].id.value),
                    text: format!("how often, if {} comes, it is {title}", event.title),
                    low,
                    high,
                    at_low: at(low),
                    at_high: at(high),
                    reason: event.reason.clone(),
                }
            })
            .collect()
    }

    fn tablings(&self) -> Vec<Range> {
        let mut found = Vec::new();
        for (number, motion) in self.model.dossier.motions.iter().enumerate() {
            let Chance::Range(low, high) = motion.tabled.value else { continue };
            if self.model.system.tablings[number].is_none() {
                continue;
            }
            let at = |chance: f64| vec![Change::Tabled { motion: number, chance }];
            found.push(Range {
                id: format!("tabled:{}", motion.id.value),
                text: format!("how likely {} is put to the vote, if it would pass", motion.title),
                low: low.get(),
                high: high.get(),
                at_low: at(low.get()),
                at_high: at(high.get()),
                reason: String::new(),
            });
        }
        found
    }
}
