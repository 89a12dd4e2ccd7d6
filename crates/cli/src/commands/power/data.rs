//! `placet power` for programs: JSON and CSV.

use num_bigint::BigUint;
use power::{Chances, Precision, Value as Number};
use serde_json::{Map, Value, json};

use super::answer::Answer;
use crate::Failure;
use crate::commands::voting::Voting;

pub(super) fn json(voting: &Voting, answer: &Answer) -> Value {
    let members = voting.members.iter().enumerate().map(|(place, member)| {
        let mut row = Map::new();
        row.insert("id".to_owned(), json!(member.id));
        row.insert("name".to_owned(), json!(member.name));
        for column in &answer.columns {
            row.insert(column.key.clone(), number(&column.values[place], answer.precision));
        }
        Value::Object(row)
    });
    let mut all = head("placet-power/1", voting);
    let errors: Map<String, Value> = answer
        .columns
        .iter()
        .filter(|column| column.error > 0.0 && answer.precision == Precision::Float)
        .map(|column| (column.key.clone(), json!(column.error)))
        .collect();
    let ids = |union: &Vec<usize>| union.iter().map(|&place| voting.members[place].id.as_str()).collect::<Vec<_>>();
    let act = if voting.options.len() == 2 { "coleman_act" } else { "passes" };
    let rest = json!({
        "exact": answer.precision == Precision::Exact,
        "members": members.collect::<Vec<_>>(),
        "collectivity": { act: number(&answer.act, answer.precision) },
        "winning_coalitions": answer.winning.as_ref().map(whole),
        "minimal_winning_coalitions": answer.minimal.as_ref().map(whole),
        "unions": answer.unions.iter().map(ids).collect::<Vec<_>>(),
        "not_monotone": answer.not_monotone,
        "errors": errors,
        "left_out": answer.left_out,
        "warnings": warnings(voting),
    });
    merge(&mut all, rest);
    Value::Object(all)
}

pub(super) fn json_of_chances(voting: &Voting, chances: &Chances) -> Value {
    let members = voting.members.iter().zip(&chances.members).map(|(member, chance)| {
        let by_option = |values: &[f64]| -> Map<String, Value> {
            voting.options.iter().cloned().zip(values.iter().map(|value| json!(value))).collect()
        };
        json!({
            "id": member.id,
            "name": member.name,
            "probabilities": by_option(&chance.probabilities),
            "passes_given": by_option(&chance.given),
            "decides": chance.decides,
            "success": chance.success,
        })
    });
    let mut all = head("placet-power-chances/1", voting);
    let rest = json!({
        "passes": chances.passes,
        "members": members.collect::<Vec<_>>(),
        "error": chances.error,
        "warnings": warnings(voting),
    });
    merge(&mut all, rest);
    Value::Object(all)
}

fn head(schema: &str, voting: &Voting) -> Map<String, Value> {
    let rule = &voting.rules[0];
    let mut head = Map::new();
    let values = json!({
        "schema": schema,
        "body": rule.body,
        "name": rule.name,
        "rule": rule.rule,
        "words": rule.words,
        "as_of": voting.as_of.map(|day| day.to_string()),
        "options": voting.options,
    });
    merge(&mut head, values);
    head
}

fn merge(into: &mut Map<String, Value>, more: Value) {
    if let Value::Object(more) = more {
        into.extend(more);
    }
}

fn warnings(voting: &Voting) -> Vec<Value> {
    voting.doubts.iter().map(|doubt| json!({ "id": doubt.code, "text": doubt.message })).collect()
}

/// A fraction as text where exact values are asked for, else a number.
fn number(value: &Number, precision: Precision) -> Value {
    match (precision, value) {
        (Precision::Exact, Number::Exact(ratio)) => json!(ratio.to_string()),
        _ => json!(value.to_f64()),
    }
}

/// A whole number; as text where it is too long for a program's floating number.
fn whole(number: &BigUint) -> Value {
    match u64::try_from(number) {
        Ok(number) if number <= 1 << 53 => json!(number),
        _ => json!(number.to_string()),
    }
}

pub(super) fn csv(voting: &Voting, answer: &Answer) -> Result<String, Failure> {
    let heading = ["id", "name"].into_iter().chain(answer.columns.iter().map(|column| column.key.as_str()));
    let mut rows = vec![heading.map(str::to_owned).collect::<Vec<String>>()];
    for (place, member) in voting.members.iter().enumerate() {
        let cell = |value: &Number| match (answer.precision, value) {
            (Precision::Exact, Number::Exact(ratio)) => ratio.to_string(),
            _ => value.to_f64().to_string(),
        };
        let values = answer.columns.iter().map(|column| cell(&column.values[place]));
        rows.push([member.id.clone(), member.name.clone()].into_iter().chain(values).collect());
    }
    written(rows)
}

pub(super) fn csv_of_chances(voting: &Voting, chances: &Chances) -> Result<String, Failure> {
    let mut heading = vec!["id".to_owned(), "name".to_owned()];
    heading.extend(voting.options.iter().map(|option| format!("probability_{option}")));
    heading.extend(voting.options.iter().map(|option| format!("passes_given_{option}")));
    heading.extend(["decides".to_owned(), "success".to_owned()]);
    let mut rows = vec![heading];
    for (member, chance) in voting.members.iter().zip(&chances.members) {
        let values = chance.probabilities.iter().chain(&chance.given).chain([&chance.decides, &chance.success]);
        let values = values.map(ToString::to_string);
        rows.push([member.id.clone(), member.name.clone()].into_iter().chain(values).collect());
    }
    written(rows)
}

fn written(rows: Vec<Vec<String>>) -> Result<String, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |error: String| Failure::Internal(format!("the table could not be written: {error}"));
    for row in rows {
        writer.write_record(row).map_err(|error| failed(error.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| failed(error.to_string()))
}
