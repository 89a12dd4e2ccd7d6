//! `[[assert]]`: a past vote.

use terms::table::Table;
use terms::{ActorId, Diagnostic, OptionId, SourceId};

use super::Reader;
use crate::bodies::{self, Named};
use crate::model::Assertion;

pub(super) fn read(tables: Vec<Table<'_>>, reader: &mut Reader<'_>) -> Vec<Assertion> {
    tables.into_iter().filter_map(|table| assertion(table, reader)).collect()
}

fn assertion(mut table: Table<'_>, reader: &mut Reader<'_>) -> Option<Assertion> {
    let found = &mut reader.diagnostics;
    let text = table.required_text("text", found);
    let named = table.required_text("body", found);
    let date = table.required_date("date", found);
    let others = table.parsed("others", OptionId::parse, found);
    let carried = table.boolean("carried", found);
    let sources = table.names("source", SourceId::parse, found);
    let votes = table.table("votes", "the votes", found);
    if votes.is_none() && others.is_none() && !table.has("votes") {
        found.push(
            Diagnostic::error("missing-field", "an assertion needs the field `votes` or `others`")
                .at(table.place(), "")
                .hint("for example: votes = { no = [\"RUS\"] }, others = \"yes\""),
        );
    }
    table.finish(found);
    let Named { body, rule, options } = bodies::named(&named?, reader.catalogue, found)?;
    let errors = found.len();
    let mut cast = Vec::new();
    if let Some(mut votes) = votes {
        for option in &options {
            let voters = votes.names(option.as_str(), ActorId::parse, found);
            if !voters.is_empty() {
                cast.push((option.clone(), voters));
            }
        }
        votes.finish(found);
    }
    if let Some(others) = &others
        && !options.contains(&others.value)
    {
        let error = Diagnostic::error("unknown-option", format!("`{}` has no option `{}`", body.value, others.value))
            .at(others.place.clone(), "");
        found.push(reader.names.suggest(error, others.value.as_str(), options.iter().map(OptionId::as_str)));
    }
    if found.len() > errors {
        return None;
    }
    Some(Assertion { text: text?, body, rule, date: date?, votes: cast, others, carried, sources })
}
