//! States of the world: how each event's outcomes split the prospects.

use outlook::brief::EventTable;

use super::Setting;
use super::markup::Markup;
use crate::insight::share_of;
use crate::words::{own, setting as in_words, titled, upper_first};

pub(super) fn section(page: &mut Markup, setting: &Setting<'_>) {
    let tables: Vec<&EventTable> = setting.brief.worlds.iter().filter(|table| table.rows.len() > 1).collect();
    if tables.is_empty() {
        return;
    }
    page.section("worlds", "States of the world", |page| {
        page.words("p", &[("class", "lead")], LEAD);
        let (first, rest) = tables.split_at(1);
        first.iter().for_each(|table| outcomes(page, setting, table));
        if !rest.is_empty() {
            page.details("The same for the other events", |page| rest.iter().for_each(|t| outcomes(page, setting, t)));
        }
    });
}

const LEAD: &str = "Each outcome of an event with its probability, and that some path holds with it. Over the outcomes the last \
    column adds up to the whole.";

fn outcomes(page: &mut Markup, setting: &Setting<'_>, table: &EventTable) {
    let leads = setting.basis.of(&table.id);
    page.element("table", &[], |page| {
        page.words("caption", &[], &upper_first(&titled(setting.brief, &table.id)));
        page.element("thead", &[], |page| {
            page.element("tr", &[], |page| {
                page.words("th", &[("scope", "col")], "Outcome");
                for title in ["Itself", "Any path, where it holds", "Any path, and this"] {
                    page.words("th", &[("scope", "col"), ("class", "number")], title);
                }
            });
        });
        page.element("tbody", &[], |page| {
            for row in &table.rows {
                let within = if row.probability > 0.0 { row.any_path / row.probability } else { 0.0 };
                page.element("tr", &[], |page| {
                    let name = in_words(&setting.brief.factors, &table.id, &row.outcome);
                    page.words("th", &[("scope", "row")], &upper_first(&name));
                    for text in [own(row.probability), own(within), share_of(row.any_path)] {
                        page.element("td", &[("class", "number")], |page| page.link(&leads, &text));
                    }
                });
            }
        });
    });
}
