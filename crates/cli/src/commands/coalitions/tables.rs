//! Coalitions as JSON and as CSV.

use power::{FamilyCounts, Weightedness};
use serde_json::{Map, Value, json};
use terms::Diagnostic;

use super::{Answer, By, Kind, Minimal};
use crate::Failure;

pub(super) fn json(answer: &Answer<'_>) -> Result<Value, Failure> {
    let voting = answer.voting;
    let rule = voting.rules.first();
    let ids = |members: &[usize]| ids(answer, members);
    let (vetoers, dummies, sufficient) = (answer.game.vetoers(), answer.game.dummies(), answer.game.sufficient());
    let members = voting.members.iter().enumerate().map(|(at, member)| {
        json!({
            "id": member.id,
            "name": member.name,
            "kind": kind_of(answer, at),
            "veto": vetoers.contains(&at),
            "never_counts": dummies.contains(&at),
            "enough_alone": sufficient.contains(&at),
        })
    });
    let incomparable = answer.desirability.incomparable.iter().map(|pair| {
        json!({
            "a": voting.members[pair.a].id,
            "b": voting.members[pair.b].id,
            "with_a": ids(&pair.with_a),
            "with_b": ids(&pair.with_b),
        })
    });
    let mut all = json!({
        "schema": "placet-coalitions/1",
        "body": rule.and_then(|rule| rule.body.clone()),
        "name": rule.map(|rule| rule.name.clone()),
        "rule": rule.map(|rule| rule.rule.clone()),
        "as_of": voting.as_of.map(|day| day.to_string()),
        "options": voting.options,
        "members": members.collect::<Vec<_>>(),
        "winning_coalitions": answer.game.winning().to_string(),
        "dictator": answer.game.dictator().map(|member| voting.members[member].id.clone()),
        "kinds": answer.desirability.classes.iter().map(|class| ids(class)).collect::<Vec<_>>(),
        "complete": answer.desirability.complete(),
        "incomparable": incomparable.collect::<Vec<_>>(),
        "weighted": weighted(answer),
        "must_include": ids(&answer.must_include),
        "must_exclude": ids(&answer.must_exclude),
        "by": by(answer),
        "minimal_winning": kind(answer, &answer.winning),
        "minimal_blocking": kind(answer, &answer.blocking),
    });
    if let (Some(minimal), Value::Object(all)) = (answer.arguments.minimal, &mut all) {
        let listed = listed(answer, minimal)?.into_iter().map(|coalition| one(answer, &coalition));
        all.insert("listed".to_owned(), listed.collect());
    }
    if let Value::Object(all) = &mut all {
        let doubts = voting.doubts.iter().map(|d| json!({ "id": d.code, "text": d.message }));
        all.insert("warnings".to_owned(), doubts.collect());
    }
    Ok(all)
}

fn ids(answer: &Answer<'_>, members: &[usize]) -> Vec<String> {
    members.iter().map(|&member| answer.voting.members[member].id.clone()).collect()
}

/// The number of a member's kind, from 1.
fn kind_of(answer: &Answer<'_>, member: usize) -> usize {
    answer.desirability.classes.iter().position(|class| class.contains(&member)).map_or(0, |at| at + 1)
}

fn by(answer: &Answer<'_>) -> &'static str {
    match answer.order.by {
        By::Size => "size",
        By::Probability => "probability",
        By::Cost => "cost",
    }
}

fn one(answer: &Answer<'_>, coalition: &[usize]) -> Value {
    let mut one = json!({ "size": coalition.len(), "members": ids(answer, coalition) });
    if let (By::Probability | By::Cost, Value::Object(one)) = (answer.order.by, &mut one) {
        one.insert(by(answer).to_owned(), json!(answer.order.value(coalition)));
    }
    one
}

fn kind(answer: &Answer<'_>, kind: &Kind) -> Value {
    let best = kind.best.as_ref().map(|coalition| one(answer, coalition));
    match &kind.minimal {
        Ok(family) => {
            let FamilyCounts { by_size, .. } = family.counts();
            let fixed = kind.fixed.len();
            let sizes = by_size.iter().enumerate().map(|(size, count)| ((size + fixed).to_string(), count.to_string()));
            let sizes: Map<String, Value> =
                sizes.filter(|(_, count)| count != "0").map(|(size, count)| (size, json!(count))).collect();
            json!({ "count": family.count().to_string(), "by_size": sizes, "first": best })
        }
        Err(error) => json!({ "count": null, "why_not": error.to_string(), "first": best }),
    }
}

fn weighted(answer: &Answer<'_>) -> Value {
    let coalitions = |list: &[(_, Vec<usize>)]| -> Value {
        let one =
            |(times, coalition): &(_, Vec<usize>)| json!({ "times": text(times), "members": ids(answer, coalition) });
        list.iter().map(one).collect()
    };
    match &answer.weightedness {
        Weightedness::Weighted { quota, weights } => {
            let members = answer.voting.members.iter().zip(weights);
            let weights: Map<String, Value> =
                members.map(|(member, weight)| (member.id.clone(), json!(weight.to_string()))).collect();
            json!({ "answer": true, "quota": quota.to_string(), "weights": weights })
        }
        Weightedness::Traded(trade) => json!({
            "answer": false,
            "trade": { "winning": coalitions(&trade.winning), "losing": coalitions(&trade.losing) },
        }),
        Weightedness::Undecided { pivots } => json!({ "answer": null, "steps": pivots }),
    }
}

fn text(number: &impl ToString) -> String {
    number.to_string()
}

/// The coalitions that `--minimal` asks for.
fn listed(answer: &Answer<'_>, minimal: Minimal) -> Result<Vec<Vec<usize>>, Failure> {
    let kind = match minimal {
        Minimal::Winning => &answer.winning,
        Minimal::Blocking => &answer.blocking,
    };
    if let Err(error) = &kind.minimal {
        return Err(Diagnostic::error("too-large", error.to_string()).into());
    }
    Ok(kind.list(&answer.order, answer.arguments.limit))
}

/// The list where `--minimal` asks for one, else the members with how many minimal coalitions each belongs to.
pub(super) fn csv(answer: &Answer<'_>) -> Result<String, Failure> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    if let Some(minimal) = answer.arguments.minimal {
        let value = if answer.order.by == By::Size { None } else { Some(by(answer)) };
        rows.push(["size"].into_iter().chain(value).chain(["members"]).map(str::to_owned).collect());
        for coalition in listed(answer, minimal)? {
            let number = value.map(|_| answer.order.value(&coalition).to_string());
            let members = ids(answer, &coalition).join(" ");
            rows.push([coalition.len().to_string()].into_iter().chain(number).chain([members]).collect());
        }
    } else {
        let heading = ["id", "name", "kind", "veto", "never_counts", "minimal_winning", "minimal_blocking"];
        rows.push(heading.map(str::to_owned).to_vec());
        let (vetoers, dummies) = (answer.game.vetoers(), answer.game.dummies());
        let memberships = |kind: &Kind| kind.minimal.as_ref().map(|family| family.counts().memberships()).ok();
        let (winning, blocking) = (memberships(&answer.winning), memberships(&answer.blocking));
        for (at, member) in answer.voting.members.iter().enumerate() {
            let number = |counts: &Option<Vec<_>>| counts.as_ref().map(|counts| text(&counts[at])).unwrap_or_default();
            let (veto, dummy) = (vetoers.contains(&at).to_string(), dummies.contains(&at).to_string());
            let kind = kind_of(answer, at).to_string();
            rows.push(vec![
                member.id.clone(),
                member.name.clone(),
                kind,
                veto,
                dummy,
                number(&winning),
                number(&blocking),
            ]);
        }
    }
    crate::commands::table::csv(&rows)
}
