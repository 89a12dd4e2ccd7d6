//! `placet why TARGET`: what a number rests on, and by how much the answer moves without each statement.

mod record;

use dossier::EventChance;
use evidence::Parameter;
use rules::Catalogue;
use terms::{Chance, Diagnostic, Diagnostics};

use crate::assumptions::assumptions;
use crate::brief::{GiverForces, Moved, Why, WhyStatement};
use crate::chain::chains;
use crate::forces::forces;
use crate::influence::UnderEach;
use crate::ledger::statements;
use crate::model::Model;
use crate::prospects::{Prospects, mean};
use crate::sensitivity::sensitivity;
use crate::settings::{Factor, settings};
use crate::since::{LeftOut, rests_on, without_each};
use crate::stance_view::stance;
use crate::stances::Basis;
use crate::state::State;
use crate::views::Views;

/// The most statements left out one by one.
const STATEMENTS: usize = 60;
/// The most givers of a phase named.
const GIVERS: usize = 5;

/// What a target rests on: `any_path`, a path, a decision (`RUS@unsc_mandate`), a statement, an event, `tabled:MOTION`, a rule
/// (`BODY/RULE`), a parameter (`evidence.KEY`), an assumption's id, a move, an end or a threat, or what is kept and moves nothing:
/// an argument, a date, a doubt. `warnings` are doubts found before.
///
/// # Errors
/// When nothing of the dossier is called so, with the nearest name.
pub fn why(
    model: &Model<'_>,
    catalogue: &Catalogue<'_>,
    warnings: &Diagnostics,
    target: &str,
) -> Result<Why, Diagnostics> {
    let asker = Asker { model, catalogue, warnings, state: State::new(model) };
    let found = asker
        .path(target)
        .or_else(|| asker.decision(target))
        .or_else(|| asker.statement(target))
        .or_else(|| asker.event(target))
        .or_else(|| asker.tabling(target))
        .or_else(|| asker.rule(target))
        .or_else(|| asker.parameter(target))
        .or_else(|| asker.assumption(target))
        .or_else(|| asker.phase(target))
        .or_else(|| asker.reaction(target))
        .or_else(|| asker.argument(target))
        .or_else(|| asker.date(target))
        .or_else(|| asker.doubt(target))
        .or_else(|| asker.today(target));
    found.ok_or_else(|| {
        let names = asker.names();
        Diagnostic::error("unknown-target", format!("nothing in this answer is called `{target}`"))
            .suggest(target, names.iter().map(String::as_str))
            .hint("ask about a path, ACTOR@MOTION, statement:ID, an event, tabled:MOTION, BODY/RULE or evidence.KEY")
            .into()
    })
}

struct Asker<'a, 'm> {
    model: &'a Model<'m>,
    catalogue: &'a Catalogue<'a>,
    warnings: &'a Diagnostics,
    state: State<'a>,
}

impl Asker<'_, '_> {
    fn names(&self) -> Vec<String> {
        let dossier = self.model.dossier;
        let mut names: Vec<String> = dossier.paths.iter().map(|path| path.id.value.to_string()).collect();
        names.push("any_path".to_owned());
        for phase in &dossier.phases {
            names.push(format!("phase:{}", phase.id.value));
            names.extend(phase.requirements.iter().map(|r| format!("phase:{}/{}", phase.id.value, r.resource.value)));
        }
        names.extend(settings(self.model).into_iter().map(|setting| setting.id));
        names.extend(dossier.statements.iter().map(|statement| format!("statement:{}", statement.id.value)));
        names.extend(evidence::PARAMETERS.iter().map(|described| format!("evidence.{}", described.key)));
        names.extend(crate::reactions::why::names(self.model));
        names.extend(dossier.arguments.iter().map(|argument| argument.id.value.to_string()));
        names.extend(dossier.dates.iter().map(|date| date.id.value.to_string()));
        names.dedup();
        names
    }

    fn begin(&self, target: &str, title: String) -> Why {
        let dossier = self.model.dossier;
        let mean_of = |root: usize| mean(&self.state.roots()[root]);
        Why {
            dossier: dossier.id.clone(),
            target: target.to_owned(),
            title,
            prospects: None,
            facts: Vec::new(),
            chain: Vec::new(),
            stances: Vec::new(),
            statements: Vec::new(),
            today: Moved {
                id: "today".to_owned(),
                any_path: mean_of(self.model.system.any()),
                paths: (0..self.model.system.paths).map(|path| mean_of(self.model.system.path(path))).collect(),
            },
            paths: dossier.paths.iter().map(|path| (path.id.value.to_string(), path.title.clone())).collect(),
        }
    }

    fn path(&self, target: &str) -> Option<Why> {
        let model = self.model;
        let index = model.dossier.paths.iter().position(|path| path.id.value.as_str() == target);
        let root = match index {
            Some(index) => model.system.path(index),
            None if target == "any_path" => model.system.any(),
            None => return None,
        };
        let title = index.map_or("any of the paths", |index| model.dossier.paths[index].title.as_str());
        let mut why = self.begin(target, title.to_owned());
        why.prospects = Some(Prospects::of(&self.state.roots()[root]));
        if let Some(index) = index {
            let path = &model.dossier.paths[index];
            fact(&mut why, "when", &path.text.value);
            fact(&mut why, "legal basis", &path.legal_basis);
            why.chain = chains(model, self.catalogue).swap_remove(index);
        }
        let all: Vec<usize> = (0..model.dossier.statements.len()).filter(|&number| rests_on(model, number)).collect();
        self.leave_out(&mut why, &all, false);
        let place = index.unwrap_or(usize::MAX);
        let moved = |moved: &WhyStatement| {
            let (now, without) = match why.today.paths.get(place) {
                Some(today) => (*today, moved.without.paths[place]),
                None => (why.today.any_path, moved.without.any_path),
            };
            (now - without).abs()
        };
        let mut statements = std::mem::take(&mut why.statements);
        statements.sort_by(|a, b| moved(b).total_cmp(&moved(a)).then_with(|| a.statement.id.cmp(&b.statement.id)));
        why.statements = statements;
        Some(why)
    }

    fn decision(&self, target: &str) -> Option<Why> {
        let model = self.model;
        let name = target.split('|').next().unwrap_or(target);
        let number =
            (0..model.system.decisions.len()).find(|&number| model.id_of(Factor::Decision(number, None)) == name)?;
        let view = stance(model, self.catalogue, number);
        let mut why = self.begin(target, format!("{} on {}", view.actor.1, view.on.1));
        fact(&mut why, "prior", &view.basis.prior);
        if let Some((body, _)) = &view.body {
            fact(&mut why, "decided in", body);
        }
        for stated in model.dossier.stances.iter().filter(|_| view.basis.stated) {
            let own = stated.actor.as_ref().is_some_and(|actor| actor.value.as_str() == view.actor.0);
            if own && stated.motion.value.as_str() == view.on.0 {
                fact(&mut why, "the author's reason", &stated.reason);
            }
        }
        let pledge =
            model.dossier.pledges.iter().find(|pledge| {
                pledge.actor.value.as_str() == view.actor.0 && pledge.resource.value.as_str() == view.on.0
            });
        if let Some(pledge) = pledge {
            fact(&mut why, "the author's reason", &pledge.reason);
        }
        let used: Vec<usize> =
            model.bases[number].utterances.iter().flat_map(|utterance| utterance.statements.clone()).collect();
        why.stances.push(view);
        self.leave_out(&mut why, &used, true);
        Some(why)
    }

    fn statement(&self, target: &str) -> Option<Why> {
        let model = self.model;
        let id = target.strip_prefix("statement:").unwrap_or(target);
        let number = model.dossier.statements.iter().position(|statement| statement.id.value.as_str() == id)?;
        let statement = &model.dossier.statements[number];
        let mut why = self.begin(target, format!("“{}”", statement.quote.value));
        if statement.date.value > model.as_of {
            fact(&mut why, "weight", "nil: it came after the day as of which things are known");
            return Some(why);
        }
        let of: Vec<usize> = self.resting_on(number);
        if of.is_empty() {
            let reason = "nil: no stance rests on it (it is on a path or event, says nothing of substance, or the stance \
                          is stated by the dossier's author)";
            fact(&mut why, "weight", reason);
        }
        for decision in of {
            why.stances.push(stance(model, self.catalogue, decision));
        }
        self.leave_out(&mut why, &[number], true);
        Some(why)
    }

    /// The decisions whose stances rest on a statement.
    fn resting_on(&self, statement: usize) -> Vec<usize> {
        let rests = |basis: &Basis| basis.utterances.iter().any(|u| u.statements.contains(&statement));
        (0..self.model.bases.len()).filter(|&number| rests(&self.model.bases[number])).collect()
    }

    fn event(&self, target: &str) -> Option<Why> {
        let model = self.model;
        if target == "text" {
            let mut why = self.begin(target, "what becomes of a draft's text before the vote".to_owned());
            for parameter in [Parameter::TextSofter, Parameter::TextHarder, Parameter::TextShift] {
                let described = parameter.described();
                fact(
                    &mut why,
                    described.words,
                    &format!("{} ({} to {})", described.default, described.low, described.high),
                );
            }
            fact(&mut why, "from", Parameter::TextSofter.described().origin);
            return Some(why);
        }
        let (name, _) = target.split_once('.').unwrap_or((target, ""));
        let event = model.dossier.events.iter().find(|event| event.id.value.as_str() == name)?;
        let mut why = self.begin(target, event.title.clone());
        match &event.chance {
            EventChance::Hazard { low, high, .. } => {
                fact(&mut why, "rate a year", &format!("{low} to {high}, the author's judgement (90 % range)"));
            }
            EventChance::Plain { chance, .. } => fact(&mut why, "probability", &spoken(chance.value)),
        }
        for outcome in &event.outcomes {
            let text = format!("{} ({})", outcome.title, outcome.share);
            fact(&mut why, "share, given that it happens", &text);
        }
        fact(&mut why, "the author's reason", &event.reason);
        Some(why)
    }

    fn tabling(&self, target: &str) -> Option<Why> {
        let motion = target.strip_prefix("tabled:")?;
        let motion = self.model.dossier.motions.iter().find(|known| known.id.value.as_str() == motion)?;
        let mut why = self.begin(target, format!("whether {} is put to the vote, if it would pass", motion.title));
        fact(&mut why, "probability", &spoken(motion.tabled.value));
        Some(why)
    }

    fn rule(&self, target: &str) -> Option<Why> {
        if !target.contains('/') {
            return None;
        }
        let (body, rule) = self.catalogue.find(target).ok()?;
        let described = body.rule(rule.as_str()).ok()?;
        let mut why = self.begin(target, format!("{}: {}", body.name.value, described.words));
        fact(&mut why, "rule", &described.text.value);
        fact(&mut why, "article", &described.article);
        fact(&mut why, "note", described.note.trim());
        for objection in &body.objections {
            fact(&mut why, "objection", &format!("“{}” {}", objection.claim, objection.answer));
        }
        Some(why)
    }

    fn parameter(&self, target: &str) -> Option<Why> {
        let key = target.strip_prefix("evidence.")?;
        let described = Parameter::parse(key).ok()?.described();
        let mut why = self.begin(target, described.words.to_owned());
        let range = if described.low < described.high {
            format!("{} ({} to {})", described.default, described.low, described.high)
        } else {
            format!("{} (not varied)", described.default)
        };
        fact(&mut why, "default and range", &range);
        fact(&mut why, "from", described.origin);
        if let Some(moves) = sensitivity(self.model, self.model.asked()).into_iter().find(|moves| moves.id == target) {
            let text = format!(
                "{} at {}, {} at {}",
                percent(moves.any_path_low),
                moves.low,
                percent(moves.any_path_high),
                moves.high
            );
            fact(&mut why, "the question", &text);
        }
        Some(why)
    }

    fn assumption(&self, target: &str) -> Option<Why> {
        let views = Views::of(State::new(self.model));
        let settings = settings(self.model);
        let given = UnderEach::new(&views, self.model.system.any(), &settings);
        let found = assumptions(&views, &given).into_iter().find(|assumption| assumption.id == target)?;
        let mut why = self.begin(target, found.text.clone());
        fact(&mut why, "range", &format!("{} to {}", found.low, found.high));
        let ends =
            format!("{} at the lower end, {} at the upper", percent(found.any_path_low), percent(found.any_path_high));
        fact(&mut why, "the question", &ends);
        fact(&mut why, "the author's reason", &found.reason);
        Some(why)
    }

    /// A phase, or one of its needs: what it needs, who gives, and the stances of those who matter most.
    fn phase(&self, target: &str) -> Option<Why> {
        let model = self.model;
        let name = target.strip_prefix("phase:")?;
        let (name, resource) = name.split_once('/').map_or((name, None), |(name, resource)| (name, Some(resource)));
        let index = model.dossier.phases.iter().position(|phase| phase.id.value.as_str() == name)?;
        let phase = forces(&self.state, &[]).swap_remove(index);
        let mut why = self.begin(target, phase.title.clone());
        why.prospects = Some(phase.met);
        if let Some(resource) = resource {
            let requirement = phase.requirements.iter().find(|known| known.resource == resource)?;
            why.title = format!("{}: {} {}", phase.title, requirement.need, requirement.unit);
            why.prospects = Some(requirement.met);
            fact(&mut why, "in the cycle for each that is there", &requirement.rotation.to_string());
            fact(&mut why, "there in the mean", &format!("{:.0}", requirement.expected));
            fact(&mut why, "missing in the mean", &format!("{:.0}", requirement.shortfall));
            fact(&mut why, "the author's reason", &requirement.reason);
        }
        for (event, outcome) in &phase.given {
            fact(&mut why, "given", &format!("{event}: {outcome}"));
        }
        fact(&mut why, "the author's reason", &phase.reason);
        for giver in phase.givers.iter().take(GIVERS) {
            let text = format!("{} with it, {} without", percent(giver.with), percent(giver.without));
            fact(&mut why, &giver.id, &text);
        }
        let of = |giver: &GiverForces| {
            (0..model.system.decisions.len()).find(|&d| model.id_of(Factor::Decision(d, None)) == giver.id)
        };
        let decisions: Vec<usize> = phase.givers.iter().take(GIVERS).filter_map(of).collect();
        why.stances = decisions.into_iter().map(|decision| stance(model, self.catalogue, decision)).collect();
        Some(why)
    }

    /// An end, a move, a threat or a parameter of what follows.
    fn reaction(&self, target: &str) -> Option<Why> {
        let basis = crate::reactions::why::basis(self.model, target)?;
        let mut why = self.begin(target, basis.title);
        why.facts = basis.facts;
        self.leave_out(&mut why, &basis.statements, false);
        Some(why)
    }

    /// Adds the statements, each with the answer (and the stances that rest on it) without it.
    fn leave_out(&self, why: &mut Why, numbers: &[usize], with_stances: bool) {
        let model = self.model;
        let ledger = statements(model);
        why.statements = without_each(model, &numbers[..numbers.len().min(STATEMENTS)])
            .into_iter()
            .filter_map(|LeftOut { statement, moved, model: there }| {
                let said = ledger.iter().find(|said| said.id == moved.id)?.clone();
                let resting = if with_stances { self.resting_on(statement) } else { Vec::new() };
                let stances = resting.into_iter().map(|decision| stance(&there, self.catalogue, decision)).collect();
                Some(WhyStatement { statement: said, without: moved, stances })
            })
            .collect();
    }
}

fn fact(why: &mut Why, label: &str, text: &str) {
    if !text.is_empty() {
        why.facts.push((label.to_owned(), text.to_owned()));
    }
}

fn percent(p: f64) -> String {
    format!("{:.2} %", 100.0 * p)
}

fn spoken(chance: Chance) -> String {
    match chance {
        Chance::Point(p) => format!("{}, the author's judgement", p.get()),
        Chance::Range(low, high) => format!("{} to {}, the author's judgement (90 % range)", low.get(), high.get()),
    }
}
