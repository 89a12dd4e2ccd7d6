//! A weighted game from the command line: weights in a list or in a CSV file, and a quota.

use std::collections::BTreeSet;
use std::path::Path;

use terms::{Diagnostic, Diagnostics, Fraction};

use super::table::{Row, rows};

/// The most players.
const MAX_PLAYERS: usize = 4096;

/// Players with weights, who carry a motion when the weights of those in favour reach the quota.
pub(crate) struct Weighted {
    /// Id and name of each.
    pub names: Vec<(String, String)>,
    /// Each 0 or more.
    pub weights: Vec<i64>,
    /// The sum that carries.
    pub quota: i64,
    /// As the literature writes it: `[12; 4, 4, 4, 2, 2, 1]`.
    pub text: String,
    /// In words.
    pub words: String,
}

/// Reads weights (`4,4,2,1`, or the name of a CSV file of names and weights) and a quota (`12`, `65%`, `2/3`, `>50%`).
///
/// # Errors
/// What cannot be read, and where.
pub(crate) fn read(weights: &str, quota: &str) -> Result<Weighted, Diagnostics> {
    let list: Option<Vec<i64>> = weights.split(',').map(|text| text.trim().parse().ok()).collect();
    let rows = match list {
        Some(list) => (1..).zip(list).map(|(number, weight): (usize, i64)| (number.to_string(), weight)).collect(),
        None => table(weights)?,
    };
    if rows.is_empty() || rows.len() > MAX_PLAYERS {
        let message = format!("a weighted game has 1 to {MAX_PLAYERS} players, not {}", rows.len());
        return Err(Diagnostic::error("wrong-weights", message).into());
    }
    if let Some((name, weight)) = rows.iter().find(|(_, weight)| *weight < 0) {
        let message = format!("the weight of {name} is {weight}; weights are 0 or more");
        return Err(Diagnostic::error("wrong-weights", message).into());
    }
    let total = rows.iter().try_fold(0_i64, |sum, (_, weight)| sum.checked_add(*weight));
    let total = total.ok_or_else(|| Diagnostic::error("number-too-large", "the weights add up to 2^63 or more"))?;
    let needed = needed(quota, total)?;
    let shown: Vec<String> = rows.iter().take(12).map(|(_, weight)| weight.to_string()).collect();
    let more = if rows.len() > 12 { ", …" } else { "" };
    Ok(Weighted {
        weights: rows.iter().map(|(_, weight)| *weight).collect(),
        text: format!("[{needed}; {}{more}]", shown.join(", ")),
        words: format!("A weight of at least {needed} of {total} in favour."),
        quota: needed,
        names: rows.into_iter().map(|(name, _)| (name.clone(), name)).collect(),
    })
}

/// The least whole weight that reaches a quota.
fn needed(quota: &str, total: i64) -> Result<i64, Diagnostic> {
    let wrong = || {
        Diagnostic::error("bad-quota", format!("`{quota}` is not a quota"))
            .hint("write a weight (12), a share (65%, 2/3), or >50% for more than half")
    };
    let text = quota.trim();
    let (more_than, text) = text.strip_prefix('>').map_or((false, text), |rest| (true, rest.trim()));
    let share = |share: Fraction| share.times(Fraction::whole(total));
    let value = if let Some(percent) = text.strip_suffix('%') {
        let percent = Fraction::parse_decimal(percent.trim()).ok_or_else(wrong)?;
        percent.over(Fraction::whole(100)).and_then(share)
    } else if let Some((top, bottom)) = text.split_once('/') {
        let part = |text: &str| text.trim().parse::<i64>().map_err(|_| wrong());
        Fraction::new(part(top)?, part(bottom)?).and_then(share)
    } else {
        Fraction::parse_decimal(text)
    };
    let value = value.ok_or_else(wrong)?;
    let least = value.ceiling();
    let needed = if more_than && value.is_whole() { least.checked_add(1).ok_or_else(wrong)? } else { least };
    if needed <= 0 {
        return Err(Diagnostic::error("bad-quota", format!("a quota of `{quota}` is reached by nobody at all"))
            .hint("a quota is above zero"));
    }
    Ok(needed)
}

/// The columns that hold weights where a table has several.
const WEIGHT_COLUMNS: [&str; 2] = ["weight", "votes"];

/// Rows of a name and a weight: the column `weight` or `votes`, else the second. A first row without a number there is the heading.
fn table(file: &str) -> Result<Vec<(String, i64)>, Diagnostics> {
    let mut errors = Diagnostics::new();
    let (mut players, mut seen, mut column) = (Vec::new(), BTreeSet::new(), 1);
    for Row { number, fields } in rows(Path::new(file), &["name", "weight"], |_| false)? {
        let named = fields.iter().position(|name| WEIGHT_COLUMNS.contains(&name.as_str()));
        if number == 1 && (named.is_some() || fields[1].parse::<i64>().is_err()) {
            column = named.unwrap_or(1);
            continue;
        }
        let (name, weight) = (&fields[0], fields.get(column).map_or("", String::as_str));
        match weight.parse::<i64>() {
            Ok(_) if !seen.insert(name.clone()) => {
                errors.push(Diagnostic::error("duplicate", format!("{file}: `{name}` stands twice")));
            }
            Ok(weight) => players.push((name.clone(), weight)),
            Err(_) => {
                let message = format!("{file}: row {number}: `{weight}` is not a whole number");
                errors.push(Diagnostic::error("bad-table", message).hint("the columns are name,weight"));
            }
        }
    }
    if errors.is_empty() { Ok(players) } else { Err(errors) }
}
