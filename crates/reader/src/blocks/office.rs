//! Offices as the article names them, as offices of the dossier.

use crate::ledger::{Entity, EntityKind};

/// The office of the dossier's list in which an entity speaks, where its words say so; [`dossier::OFFICES`] has the list.
///
/// `state`: does it speak for a state? A secretary-general or commissioner speaks for an organisation.
pub(super) fn office(entity: &Entity, state: bool) -> Option<&'static str> {
    if entity.kind == EntityKind::Unnamed {
        return Some("anonymous official");
    }
    let words = match &entity.office {
        Some(office) => format!("{office} {}", entity.status.as_deref().unwrap_or_default()),
        None if entity.kind == EntityKind::Person => return None,
        None => entity.name.clone(),
    };
    let words = words.to_lowercase();
    let has = |any: &[&str]| any.iter().any(|part| words.contains(part));
    if entity.is_former() {
        return is_head(&words).then_some("former head");
    }
    // What stands after a semicolon is another office: "Deputy Chairman of the Security Council; former President".
    let words = words.split(';').next().unwrap_or(&words).to_owned();
    let has_now = |any: &[&str]| any.iter().any(|part| words.contains(part));
    let deputy = has_now(&["deputy", "vice", "under", "assistant", "junior"]);
    if has_now(&["spokes"]) {
        return Some("spokesperson");
    }
    if !state {
        let head =
            has(&["secretary-general", "secretary general", "president", "director", "chief", "commissioner", "head"])
                || has(&["high representative", "chair"]);
        return (head && !deputy).then_some("head of an international secretariat");
    }
    if deputy && has_now(&["chair"]) && has_now(&["security council"]) {
        return Some("deputy chair of a security council");
    }
    if has_now(&["ambassador", "envoy", "permanent representative"]) {
        return Some("ambassador");
    }
    let principal_secretary = has_now(&["principal secretary", "permanent secretary", "state secretary"]);
    let foreign =
        has_now(&["foreign", "external affairs", "secretary of state of the united states", "us secretary of state"]);
    let minister = has_now(&["minister", "ministry", "secretary", "department", "chancellor of the exchequer"]);
    if (deputy || principal_secretary) && (minister || foreign) {
        return Some("deputy minister");
    }
    if foreign && minister {
        return Some("foreign minister");
    }
    if !deputy && is_head(&words) {
        return Some("head of state or government");
    }
    if has_now(&["government", "cabinet"]) && entity.kind == EntityKind::GovernmentBody {
        return Some("state");
    }
    minister.then_some("other minister")
}

fn is_head(words: &str) -> bool {
    let heads = ["president", "prime minister", "premier", "king", "queen", "emperor", "supreme leader", "taoiseach"];
    let chancellor = words.contains("chancellor") && !words.contains("exchequer");
    chancellor || words.split(|c: char| !c.is_alphanumeric()).any(|word| heads.contains(&word)) || {
        heads.iter().filter(|head| head.contains(' ')).any(|head| words.contains(head))
    }
}
