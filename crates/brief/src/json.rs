//! The Brief as JSON: schemas `placet-brief/1` and `placet-whatif/1`. Keys may be added, and never change meaning.
//!
//! Probabilities lie in 0…1, with six significant digits.

use outlook::brief::{Changed, PathOutlook, Rung};
use outlook::{Brief, Prospects, WhatIf};
use serde_json::{Value, json};

/// A number at six significant digits.
fn number(value: f64) -> Value {
    let rounded: f64 = format!("{value:.5e}").parse().unwrap_or(value);
    json!(rounded)
}

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
        "any_path": { "id": "any_path", "prospects": prospects(&brief.any_path) },
        "paths": brief.paths.iter().map(path).collect::<Vec<_>>(),
        "unknowns": brief.unknowns.iter().map(|u| json!({
            "id": u.id,
            "kind": if u.ask { "ask" } else { "watch" },
            "size_unknown": u.size_unknown,
            "options": u.options.iter().map(|(option, p)| json!({ "option": option, "any_path": number(*p) })).collect::<Vec<_>>(),
            "swing": number(u.swing),
        })).collect::<Vec<_>>(),
        "assumptions": brief.assumptions.iter().map(|a| json!({
            "id": a.id,
            "text": a.text,
            "low": number(a.low),
            "high": number(a.high),
            "any_path_low": number(a.any_path_low),
            "any_path_high": number(a.any_path_high),
            "reason": a.reason,
        })).collect::<Vec<_>>(),
        "statements": brief.statements.iter().map(|s| json!({
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
        })).collect::<Vec<_>>(),
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
