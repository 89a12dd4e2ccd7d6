//! Puts the Brief together.

use std::collections::BTreeMap;

use dossier::{Decider, Dossier, Size, UnknownKind};
use rayon::prelude::*;
use rules::Catalogue;
use sha2::{Digest, Sha256};
use terms::{Chance, Diagnostic, Diagnostics, Probability};

use crate::assumptions::assumptions;
use crate::brief::{Brief, Ending, FactorName, PathOutlook, Unknown, Warning};
use crate::chain::chains;
use crate::confidence::confidence;
use crate::forces::forces;
use crate::history::history;
use crate::influence::{Own, UnderEach, blockers, decides, rounded};
use crate::ladder::ladder;
use crate::learning::{information, joint};
use crate::ledger::{arguments, dates, objections, statements};
use crate::model::Model;
use crate::prospects::{Prospects, dots};
use crate::reactions::{ReactionSettings, reactions};
use crate::sensitivity::sensitivity;
use crate::settings::{Factor, Setting, settings};
use crate::stance_view::stances;
use crate::stances::pledge_for;
use crate::state::State;
use crate::system::On;
use crate::views::Views;
use crate::ways::ways;
use crate::worlds::worlds;

/// The most decisions listed for a path, and the most that the first screen shows.
const DECIDES_LISTED: usize = 10;
const DECIDES_SHOWN: usize = 3;

/// How much of the Brief is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// What the first screen shows: the ladder of the asked path only.
    FirstScreen,
    /// The same for every path: ladders and who decides, but nothing that takes the evidence apart.
    EveryPath,
    /// Everything.
    Whole,
}

/// Answers a dossier's question. `warnings` are doubts found before, which the Brief repeats.
#[must_use]
pub fn answer(model: &Model<'_>, catalogue: &Catalogue<'_>, warnings: &Diagnostics, extent: Extent) -> Brief {
    let dossier = model.dossier;
    let all = State::new(model);
    all.roots();
    let views = Views::of(all);
    let settings = settings(model);
    let asked = model.asked();
    let any = model.system.any();
    let given_any = UnderEach::new(&views, any, &settings);
    let own = Own::new(&views.all, &settings);
    let whole = extent == Extent::Whole;
    let every = extent != Extent::FirstScreen;
    let small = |lanes: &[f64]| if every { dots(lanes) } else { Vec::new() };
    let alone = views.all.alone();
    let path = |index: usize| {
        let root = model.system.path(index);
        let given = UnderEach::new(&views, root, &settings);
        let path = &dossier.paths[index];
        let listed = match (every, index == asked) {
            (true, _) => DECIDES_LISTED,
            (false, true) => DECIDES_SHOWN,
            (false, false) => 0,
        };
        PathOutlook {
            id: path.id.value.to_string(),
            title: path.title.clone(),
            when: path.text.value.clone(),
            legal_basis: path.legal_basis.clone(),
            prospects: Prospects::of(&views.all.roots()[root]),
            alone: Prospects::of(&alone[index]),
            blockers: blockers(&given),
            decides: decides(&views, root, &given, &own, listed),
            ladder: if index == asked || every { ladder(&views, root, &settings) } else { Vec::new() },
            chain: Vec::new(),
            ways: if index == asked && whole { ways(&views, root, &settings) } else { Vec::new() },
            dots: small(&views.all.roots()[root]),
        }
    };
    let of_paths = || {
        let paths = || (0..dossier.paths.len()).into_par_iter().map(path).collect::<Vec<_>>();
        rayon::join(paths, || assumptions(&views, &given_any))
    };
    let of_question = || {
        let forces = || if every { forces(&views.all, &[]) } else { Vec::new() };
        let reactions = || if every { reactions(model, &ReactionSettings::default()) } else { None };
        rayon::join(|| unknowns(model, &given_any, &views), || rayon::join(forces, reactions))
    };
    let of_evidence = || {
        let over_time = || rayon::join(|| sensitivity(model, asked), || history(model));
        if whole { rayon::join(over_time, || worlds(&views.all)) } else { Default::default() }
    };
    let mut found = None;
    // The catalogue reads bodies when they are asked for, on this thread only.
    let (stances, chains) = rayon::in_place_scope(|scope| {
        scope.spawn(|_| found = Some(rayon::join(|| rayon::join(of_paths, of_question), of_evidence)));
        if whole { (stances(model, catalogue), chains(model, catalogue)) } else { Default::default() }
    });
    #[allow(clippy::expect_used)]
    let (answers, ((sensitivity, history), worlds)) = found.expect("the scope waits for what it spawns");
    let ((mut paths, assumptions), (unknowns, (forces, reactions))) = answers;
    paths.iter_mut().zip(chains).for_each(|(path, chain)| path.chain = chain);
    let confidence = confidence(model, &unknowns, &settings);
    let all_warnings = doubts(model, warnings);
    Brief {
        dossier: dossier.id.clone(),
        fingerprint: fingerprint(dossier),
        question: dossier.question.text.clone(),
        meaning: dossier.question.meaning.clone(),
        resolution: dossier.question.resolution.clone(),
        as_of: model.as_of,
        by: model.by,
        draws: model.draws.lanes,
        seed: model.draws.seed,
        any_path: Prospects::of(&views.all.roots()[any]),
        any_dots: small(&views.all.roots()[any]),
        paths,
        asked,
        unknowns,
        stances,
        worlds,
        sensitivity,
        confidence,
        history,
        forces,
        since: None,
        assumptions,
        factors: factors(model, &settings),
        statements: statements(model),
        arguments: arguments(model),
        dates: dates(model),
        objections: objections(dossier, catalogue),
        reactions,
        defaults: dossier.defaults.clone(),
        warnings: all_warnings.map(|d| Warning { id: d.code.to_owned(), text: d.message.clone() }).collect(),
        outcome: dossier.outcome.as_ref().map(|outcome| Ending {
            date: outcome.date.value,
            happened: outcome.happened,
            note: outcome.note.clone(),
        }),
    }
}

/// All doubts. How old statements are was told for the dossier's own day; as known on another day it is left out.
pub(crate) fn doubts<'a>(model: &'a Model<'_>, warnings: &'a Diagnostics) -> impl Iterator<Item = &'a Diagnostic> {
    let own_day = model.as_of == model.dossier.question.as_of.value;
    warnings.iter().filter(move |warning| own_day || warning.code != "old-statement").chain(&model.warnings)
}

fn fingerprint(dossier: &Dossier) -> String {
    let mut hash = Sha256::new();
    for file in &dossier.files {
        hash.update(file.name.as_bytes());
        hash.update([0]);
        hash.update(file.text.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Model<'_> {
    /// What to call everything that can be set, by id.
    #[must_use]
    pub fn names(&self) -> BTreeMap<String, FactorName> {
        factors(self, &settings(self))
    }
}

/// What to call each factor.
pub(crate) fn factors(model: &Model<'_>, settings: &[Setting]) -> BTreeMap<String, FactorName> {
    settings.iter().map(|setting| (setting.id.clone(), name(model, setting.factor))).collect()
}

fn name(model: &Model<'_>, factor: Factor) -> FactorName {
    let dossier = model.dossier;
    match factor {
        Factor::Decision(number, _) => {
            let decision = &model.system.decisions[number];
            let actor = dossier.actor_name(&decision.actor).to_owned();
            match decision.on {
                On::Resource(resource) => FactorName::Pledge { actor, unit: dossier.resources[resource].unit.clone() },
                On::Motion(motion) => {
                    let motion = &dossier.motions[motion];
                    match motion.decider {
                        Decider::Body { .. } => FactorName::Vote { actor, motion: motion.title.clone() },
                        Decider::Actor(_) => FactorName::Decision { actor, motion: motion.title.clone() },
                    }
                }
            }
        }
        Factor::Event(number) => {
            let Some(event) = dossier.events.get(number) else { return FactorName::texts() };
            FactorName::Event {
                title: event.title.clone(),
                status_quo: event.outcomes[event.status_quo].id.value.to_string(),
                outcomes: event.outcomes.iter().map(|o| (o.id.value.to_string(), o.title.clone())).collect(),
            }
        }
        Factor::Tabled(number) => FactorName::Tabling { motion: dossier.motions[number].title.clone() },
    }
}

/// Pledges, and stances without a statement of their own, can be asked about; the rest can only be watched.
fn unknowns(model: &Model<'_>, given: &UnderEach<'_>, views: &Views<'_>) -> Vec<Unknown> {
    let joints = joint(&views.few, model.system.any(), given.settings);
    let answer = views.few.mean(model.system.any());
    let mut unknowns: Vec<Unknown> = given
        .factors()
        .into_iter()
        .filter(|range| !is_certain(model, given.settings[range.start].factor))
        .map(|range| {
            let first = &given.settings[range.start];
            let (ask, size_unknown) = kind(model, first.factor);
            let swing = given.swing(&range);
            let information = information(answer, &joints[range.clone()]);
            let options = range.map(|index| (given.settings[index].option.clone(), given.means[index])).collect();
            Unknown { id: first.id.clone(), ask, size_unknown, options, swing, information }
        })
        .collect();
    let key = |unknown: &Unknown| rounded(unknown.information);
    unknowns.sort_by(|a, b| key(b).total_cmp(&key(a)).then_with(|| a.id.cmp(&b.id)));
    unknowns
}

/// Is it put to the vote for certain? Then it is no unknown.
fn is_certain(model: &Model<'_>, factor: Factor) -> bool {
    matches!(factor, Factor::Tabled(motion) if model.dossier.motions[motion].tabled.value == Chance::Point(Probability::ONE))
}

fn kind(model: &Model<'_>, factor: Factor) -> (bool, bool) {
    let dossier = model.dossier;
    let is_ask = |stated: Option<UnknownKind>, default: bool| stated.map_or(default, |kind| kind == UnknownKind::Ask);
    match factor {
        Factor::Event(event) => (is_ask(dossier.events.get(event).and_then(|event| event.kind), false), false),
        Factor::Tabled(motion) => (is_ask(dossier.motions[motion].kind, false), false),
        Factor::Decision(number, _) => {
            let decision = &model.system.decisions[number];
            match decision.on {
                On::Resource(resource) => {
                    let id = &dossier.resources[resource].id.value;
                    let pledge = pledge_for(dossier, decision.actor.as_str(), id, model.as_of);
                    let unknown = pledge.is_none_or(|p| matches!(p.size, Size::Unknown));
                    (is_ask(pledge.and_then(|p| p.kind), true), unknown)
                }
                On::Motion(motion) => {
                    let id = &dossier.motions[motion].id.value;
                    let of_actor = |stance: &&dossier::Stance| match &stance.actor {
                        Some(actor) => actor.value == decision.actor,
                        None => true,
                    };
                    let on_motion = dossier.stances.iter().filter(|stance| stance.motion.value == *id);
                    let stated = on_motion.filter(of_actor).max_by_key(|stance| stance.actor.is_some());
                    let spoken = dossier.statements.iter().any(|statement| {
                        statement.motion.value == id.as_str()
                            && statement.actor.value == decision.actor
                            && statement.date.value <= model.as_of
                    });
                    (is_ask(stated.and_then(|stance| stance.kind), !spoken), false)
                }
            }
        }
    }
}
