//! The ledger of statements.

use outlook::brief::LedgerStatement;

use super::Setting;
use super::markup::Markup;
use crate::basis::anchor;
use crate::words::{date, decision, titled};

pub(super) fn section(page: &mut Markup, setting: &Setting<'_>) {
    let statements = &setting.brief.statements;
    if statements.is_empty() {
        return;
    }
    page.section("statements", "Statements", |page| {
        page.words("p", &[("class", "lead")], LEAD);
        page.element("ol", &[("class", "ledger")], |page| statements.iter().for_each(|s| statement(page, setting, s)));
    });
}

const LEAD: &str = "Who said what, for whom, on what and when, as known on the day. Grades are those of the NATO Admiralty Code: \
    the source from A, reliable, to F, not to be judged; what it says from 1, confirmed, to 6, not to be judged.";

fn statement(page: &mut Markup, setting: &Setting<'_>, statement: &LedgerStatement) {
    page.element("li", &[("id", &anchor("statement", &statement.id))], |page| {
        page.element("p", &[("class", "who")], |page| {
            page.words("b", &[], &statement.actor.1);
            page.text(&format!(" on {}: {} · ", titled(setting.brief, &statement.motion), statement.position));
            page.words("time", &[("datetime", &statement.date.to_string())], &date(statement.date));
        });
        page.element("blockquote", &[], |page| {
            page.words("p", &[], &statement.quote);
        });
        page.element("p", &[("class", "note")], |page| {
            let speaker = if statement.speaker.is_empty() { "No speaker named" } else { &statement.speaker };
            let mut parts = vec![speaker.to_owned()];
            parts.extend((!statement.hedge.is_empty()).then(|| statement.hedge.clone()));
            parts.extend((!statement.chain.is_empty()).then(|| format!("by way of {}", statement.chain.join(" → "))));
            parts.extend(statement.translated.then(|| "translated".to_owned()));
            parts.push(format!("grade {}", statement.grade));
            page.text(&format!("{}. ", parts.join("; ")));
            page.words("cite", &[], &statement.source.1);
            if !statement.note.is_empty() {
                page.text(&format!(" · {}", statement.note));
            }
        });
        page.element("p", &[("class", "note")], |page| {
            page.words("code", &[], &statement.id);
            for (at, stance) in setting.basis.bears_on(statement).enumerate() {
                page.text(if at == 0 { " bears on " } else { ", " });
                page.link(&format!("#{}", anchor("stance", &stance.id)), &decision(setting.brief, &stance.id));
            }
        });
    });
}
