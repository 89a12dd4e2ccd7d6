//! The Brief as JSON: schemas `placet-brief/1` and `placet-whatif/1`. Keys may be added, and never change meaning.
//!
//! Probabilities lie in 0…1, with six significant digits.

mod reactions;

use outlook::brief::{
    Changed, Coalition, EventTable, Given, GivenPath, LedgerStatement, Level, Link, Moment, Moved, PathOutlook,
    PhaseForces, Rung, Score, StanceView, Why,
};
use outlook::{Brief, Prospects, Scored, WhatIf};
use serde_json::{Value, json};

/// A number at six significant digits.
#[must_use]
pub fn number(value: f64) -> Value {
    let rounded: f64 = format!("{value:.5e}").parse().unwrap_or(value);
    json!(rounded)
}

pub use reactions::reactions;

fn prospects(p: &Prospects) -> Value {
    json!({ "mean": number(p.mean), "low": number(p.low), "high": number(p.high), "words": p.words() })
}

/// The whole Brief.
#[must_use]
pub fn brief(brief: &Brief) -> Value {
    json!({
        "schema": "placet-brief/1",
        "dossier": brief.dossier,
        "question": brief.question,
        "meaning": brief.meaning,
        "resolution": brief.resolution,
        "as_of": brief.as_of.to_string(),
        "by": brief.by.map(|by| by.to_string()),
        "asked": brief.paths[brief.asked].id,
        "any_path": { "id": "any_path", "prospects": prospects(&brief.any_path), "dots": numbers(&brief.any_dots) },
        "paths": brief.paths.iter().map(path).collect::<Vec<_>>(),
        "unknowns": brief.unknowns.iter().map(|u| json!({
            "id": u.id,
            "kind": if u.ask { "ask" } else { "watch" },
            "size_unknown": u.size_unknown,
            "options": u.options.iter().map(|(option, p)| json!({ "option": option, "any_path": number(*p) })).collect::<Vec<_>>(),
            "swing": number(u.swing),
            "information": number(u.information),
        })).collect::<Vec<_>>(),
        "stances": brief.stances.iter().map(stance).collect::<Vec<_>>(),
        "worlds": brief.worlds.iter().map(|table| worlds(brief, table)).collect::<Vec<_>>(),
        "sensitivity": brief.sensitivity.iter().map(|s| json!({
            "id": s.id, "text": s.text, "low": number(s.low), "high": number(s.high),
            "any_path_low": number(s.any_path_low), "any_path_high": number(s.any_path_high),
            "asked_low": number(s.asked_low), "asked_high": number(s.asked_high), "origin": s.origin,
        })).collect::<Vec<_>>(),
        "confidence": {
            "level": match brief.confidence.level {
                Level::High => "high",
                Level::Moderate => "moderate",
                Level::Low => "low",
            },
            "number": number(brief.confidence.number),
            "rests": brief.confidence.rests.iter().map(|f| json!({
                "id": f.id, "weight": number(f.weight), "directness": number(f.directness), "age": number(f.age),
                "agreement": number(f.agreement),
            })).collect::<Vec<_>>(),
        },
        "history": brief.history.iter().map(|m| moment(brief, m)).collect::<Vec<_>>(),
        "forces": brief.forces.iter().map(phase).collect::<Vec<_>>(),
        "since": brief.since.as_ref().map(|since| json!({
            "then": moment(brief, &since.then),
            "statements": since.statements.iter().map(|m| moved(brief.paths.iter().map(|p| &p.id), m)).collect::<Vec<_>>(),
        })),
        "assumptions": brief.assumptions.iter().map(|a| json!({
            "id": a.id,
            "text": a.text,
            "low": number(a.low),
            "high": number(a.high),
            "any_path_low": number(a.any_path_low),
            "any_path_high": number(a.any_path_high),
            "reason": a.reason,
        })).collect::<Vec<_>>(),
        "statements": brief.statements.iter().map(statement).collect::<Vec<_>>(),
        "arguments": brief.arguments.iter().map(|a| json!({
            "id": a.id, "kind": a.kind, "by": a.by, "target": a.target, "text": a.text, "quote": a.quote, "answer": a.answer,
            "source": a.source,
        })).collect::<Vec<_>>(),
        "dates": brief.dates.iter().map(|d| json!({
            "id": d.id, "date": d.date.to_string(), "text": d.text, "stage": d.stage, "source": d.source,
        })).collect::<Vec<_>>(),
        "objections": brief.objections.iter().map(|o| json!({
            "body": o.body, "claim": o.claim, "answer": o.answer,
        })).collect::<Vec<_>>(),
        "reactions": brief.reactions.as_ref().map(reactions),
        "defaults": brief.defaults,
        "warnings": brief.warnings.iter().map(|w| json!({ "id": w.id, "text": w.text })).collect::<Vec<_>>(),
        "outcome": brief.outcome.as_ref().map(|o| json!({
            "date": o.date.to_string(), "happened": o.happened, "note": o.note,
        })),
        "made": {
            "version": env!("CARGO_PKG_VERSION"),
            "fingerprint": brief.fingerprint,
            "draws": brief.draws,
            "seed": brief.seed,
        },
    })
}

fn phase(phase: &PhaseForces) -> Value {
    let coalition =
        |set: &Coalition| json!({ "givers": set.givers, "chance": number(set.chance), "met": number(set.met) });
    json!({
        "id": phase.id,
        "title": phase.title,
        "given": phase.given.iter().map(|(event, outcome)| json!({ "event": event, "outcome": outcome })).collect::<Vec<_>>(),
        "within": phase.within.map(number),
        "lanes": phase.lanes,
        "met": prospects(&phase.met),
        "requirements": phase.requirements.iter().map(|r| json!({
            "id": r.id, "resource": r.resource, "unit": r.unit, "need": number(r.need), "rotation": number(r.rotation),
            "from": r.from, "met": prospects(&r.met), "expected": number(r.expected), "shortfall": number(r.shortfall),
            "others_met": number(r.others_met), "reason": r.reason,
        })).collect::<Vec<_>>(),
        "binds": phase.binds.map(|place| &phase.requirements[place].id),
        "givers": phase.givers.iter().map(|giver| json!({
            "id": giver.id, "contributes": number(giver.contributes), "ready": number(giver.ready),
            "brings": giver.brings.iter().map(|(place, amount)| json!({
                "resource": phase.requirements[*place].resource, "amount": number(*amount),
            })).collect::<Vec<_>>(),
            "with": number(giver.with), "without": number(giver.without),
        })).collect::<Vec<_>>(),
        "fewest": phase.fewest.as_ref().map(coalition),
        "likeliest": phase.likeliest.as_ref().map(coalition),
        "searched": phase.searched,
        "reason": phase.reason,
    })
}

fn numbers(list: &[f64]) -> Vec<Value> {
    list.iter().map(|value| number(*value)).collect()
}

fn statement(s: &LedgerStatement) -> Value {
    json!({
        "id": format!("statement:{}", s.id),
        "actor": s.actor.0,
        "motion": s.motion,
        "position": s.position,
        "date": s.date.to_string(),
        "quote": s.quote,
        "translated": s.translated,
        "speaker": s.speaker,
        "chain": s.chain,
        "hedge": s.hedge,
        "grade": s.grade,
        "source": s.source.0,
        "source_title": s.source.1,
        "note": s.note,
    })
}

fn stance(view: &StanceView) -> Value {
    json!({
        "id": view.id,
        "actor": view.actor.0,
        "name": view.actor.1,
        "on": view.on.0,
        "title": view.on.1,
        "body": view.body.as_ref().map(|(id, _)| id),
        "contexts": view.contexts.iter().map(|(context, options)| json!({
            "context": context,
            "options": options.iter().map(|(option, p)| json!({
                "option": option, "probability": prospects(p),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "stated": view.basis.stated,
        "prior": view.basis.prior,
        "statements": view.basis.statements.iter().map(|id| format!("statement:{id}")).collect::<Vec<_>>(),
    })
}

fn worlds(brief: &Brief, table: &EventTable) -> Value {
    json!({
        "id": table.id,
        "outcomes": table.rows.iter().map(|row| json!({
            "outcome": row.outcome,
            "probability": number(row.probability),
            "any_path": number(row.any_path),
            "paths": brief.paths.iter().zip(&row.paths).map(|(path, p)| json!({
                "id": path.id, "probability": number(*p),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

fn moment(brief: &Brief, moment: &Moment) -> Value {
    json!({
        "date": moment.date.to_string(),
        "any_path": prospects(&moment.any_path),
        "paths": brief.paths.iter().zip(&moment.paths).map(|(path, p)| json!({
            "id": path.id, "prospects": prospects(p),
        })).collect::<Vec<_>>(),
    })
}

fn moved<'a>(paths: impl Iterator<Item = &'a String>, moved: &Moved) -> Value {
    json!({
        "id": format!("statement:{}", moved.id),
        "any_path": number(moved.any_path),
        "paths": paths.zip(&moved.paths).map(|(id, p)| json!({ "id": id, "probability": number(*p) })).collect::<Vec<_>>(),
    })
}

fn link(link: &Link) -> Value {
    json!({ "text": link.text, "alone": number(link.alone), "given_before": number(link.given_before) })
}

/// On what something rests.
#[must_use]
pub fn why(answer: &Why) -> Value {
    let ids = || answer.paths.iter().map(|(id, _)| id);
    json!({
        "schema": "placet-why/1",
        "dossier": answer.dossier,
        "target": answer.target,
        "title": answer.title,
        "prospects": answer.prospects.as_ref().map(prospects),
        "facts": answer.facts.iter().map(|(label, text)| json!({ "label": label, "text": text })).collect::<Vec<_>>(),
        "chain": answer.chain.iter().map(link).collect::<Vec<_>>(),
        "stances": answer.stances.iter().map(stance).collect::<Vec<_>>(),
        "today": {
            "any_path": number(answer.today.any_path),
            "paths": ids().zip(&answer.today.paths).map(|(id, p)| json!({ "id": id, "probability": number(*p) })).collect::<Vec<_>>(),
        },
        "statements": answer.statements.iter().map(|s| json!({
            "statement": statement(&s.statement),
            "without": moved(ids(), &s.without),
            "stances_without": s.stances.iter().map(stance).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

/// What learning one thing tells.
#[must_use]
pub fn given(answer: &Given) -> Value {
    let path = |path: &GivenPath| {
        json!({
            "id": path.id,
            "title": path.title,
            "base": prospects(&path.base),
            "learnt": { "mean": number(path.learnt), "low": number(path.learnt_range.0), "high": number(path.learnt_range.1) },
            "set": prospects(&path.set),
        })
    };
    json!({
        "schema": "placet-given/1",
        "dossier": answer.dossier,
        "given": answer.assignment,
        "probability": number(answer.probability),
        "any_path": path(&answer.any_path),
        "paths": answer.paths.iter().map(path).collect::<Vec<_>>(),
        "events": answer.events.iter().map(|(id, outcome, before, then)| json!({
            "id": id, "outcome": outcome, "base": number(*before), "learnt": number(*then),
        })).collect::<Vec<_>>(),
    })
}

/// How forecasts came out.
#[must_use]
pub fn scores(answers: &[Score]) -> Value {
    let scored = |s: &Scored| json!({ "forecast": number(s.forecast), "happened": s.happened, "log_score": number(s.log_score), "brier": number(s.brier) });
    let case = |score: &Score| {
        json!({
            "dossier": score.dossier,
            "question": score.question,
            "happened": score.happened,
            "flat": scored(&score.flat),
            "days": score.days.iter().map(|day| json!({
                "date": day.date.to_string(),
                "any_path": scored(&day.any_path),
                "paths": day.paths.iter().map(|(id, s)| json!({ "id": id, "scored": scored(s) })).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        })
    };
    json!({ "schema": "placet-score/1", "cases": answers.iter().map(case).collect::<Vec<_>>() })
}

fn path(path: &PathOutlook) -> Value {
    json!({
        "id": path.id,
        "title": path.title,
        "when": path.when,
        "legal_basis": path.legal_basis,
        "prospects": prospects(&path.prospects),
        "alone": prospects(&path.alone),
        "blockers": path.blockers.iter().map(|b| json!({
            "id": b.id, "option": b.option, "share": number(b.share),
        })).collect::<Vec<_>>(),
        "decides": path.decides.iter().map(|d| json!({
            "id": d.id,
            "options": d.options.iter().map(|o| json!({
                "option": o.option, "probability": number(o.probability), "prospects": prospects(&o.prospects),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "ladder": path.ladder.iter().map(rung).collect::<Vec<_>>(),
        "chain": path.chain.iter().map(link).collect::<Vec<_>>(),
        "ways": path.ways.iter().map(|way| json!({
            "set": way.set.iter().map(|(id, option)| format!("{id}={option}")).collect::<Vec<_>>(),
            "probability": number(way.probability),
            "prospects": prospects(&way.prospects),
        })).collect::<Vec<_>>(),
        "dots": numbers(&path.dots),
    })
}

fn rung(rung: &Rung) -> Value {
    json!({
        "id": rung.set.as_ref().map_or("today", |(id, _)| id),
        "set": rung.set.as_ref().map(|(id, option)| format!("{id}={option}")),
        "probability": rung.probability.map(number),
        "prospects": prospects(&rung.prospects),
    })
}

/// What changes would do.
#[must_use]
pub fn what_if(answer: &WhatIf) -> Value {
    json!({
        "schema": "placet-whatif/1",
        "dossier": answer.dossier,
        "assignments": answer.assignments,
        "any_path": changed("any_path", None, &answer.any_path),
        "paths": answer.paths.iter().map(|(id, title, change)| changed(id, Some(title), change)).collect::<Vec<_>>(),
        "forces": answer.phases.iter().map(|phase| json!({
            "id": phase.id, "title": phase.title, "base": prospects(&phase.base), "changed": prospects(&phase.changed),
        })).collect::<Vec<_>>(),
        "reactions": answer.reactions.as_deref().map(|[base, changed]| json!({
            "base": reactions(base), "changed": reactions(changed),
        })),
        "notes": answer.notes,
        "warnings": answer.warnings.iter().map(|w| json!({ "id": w.id, "text": w.text })).collect::<Vec<_>>(),
    })
}

fn changed(id: &str, title: Option<&String>, change: &Changed) -> Value {
    let mut value = json!({
        "id": id,
        "base": prospects(&change.base),
        "changed": prospects(&change.changed),
        "ratio": change.ratio.map(|r| json!({ "mean": number(r.mean), "low": number(r.low), "high": number(r.high) })),
    });
    if let (Some(title), Some(fields)) = (title, value.as_object_mut()) {
        fields.insert("title".to_owned(), json!(title));
        fields.insert(
            "binds".to_owned(),
            json!(change.binds.as_ref().map(|(id, option, p)| json!({
                "set": format!("{id}={option}"), "prospects": prospects(p),
            }))),
        );
    }
    value
}
