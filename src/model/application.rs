//! Applications: from the idea to the archive.

use rust_decimal::Decimal;

use super::call::Call;
use super::date::DateValue;
use super::id::Id;
use super::money::Money;
use super::schema::{Entity, Lasts, View, find};
use super::slot::Parts;
use super::value::{Value, ValueKind};

choices! {
    /// How far an application has come.
    pub enum Stage = "stage" {
        /// An idea.
        Idea = "idea",
        /// A call has been found for it.
        CallIdentified = "call_identified",
        /// A concept note is being written.
        ConceptNote = "concept_note",
        /// The consortium is being built.
        Consortium = "consortium",
        /// It waits for the political body.
        Approval = "approval",
        /// It is being written.
        Writing = "writing",
        /// It has been submitted.
        Submitted = "submitted",
        /// It passed the first stage.
        StageOnePassed = "stage_one_passed",
        /// It is recommended for funding.
        Recommended = "recommended",
        /// It is on the reserve list.
        Reserve = "reserve",
        /// It was rejected.
        Rejected = "rejected",
        /// It was found ineligible.
        Ineligible = "ineligible",
        /// The grant agreement is being prepared.
        GrantPreparation = "grant_preparation",
        /// The project runs.
        Running = "running",
        /// The final report is due.
        FinalReport = "final_report",
        /// The project is closed.
        Closed = "closed",
        /// It was withdrawn.
        Withdrawn = "withdrawn",
    }
}

impl Stage {
    /// True once nothing more is expected of the application.
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Rejected | Self::Ineligible | Self::Closed | Self::Withdrawn)
    }

    /// True until the application has been handed in or given up: its call's deadlines matter.
    pub fn is_before_submission(&self) -> bool {
        matches!(
            self,
            Self::Unset
                | Self::Idea
                | Self::CallIdentified
                | Self::ConceptNote
                | Self::Consortium
                | Self::Approval
                | Self::Writing
        )
    }
}

choices! {
    /// The part an organisation plays in a consortium.
    pub enum ConsortiumRole = "consortium_role" {
        /// Coordinator, lead partner.
        Coordinator = "coordinator",
        /// Beneficiary.
        Partner = "partner",
        /// Affiliated entity.
        AffiliatedEntity = "affiliated_entity",
        /// Associated partner.
        AssociatedPartner = "associated_partner",
        /// Network partner.
        NetworkPartner = "network_partner",
        /// Subcontractor.
        Subcontractor = "subcontractor",
        /// Observer.
        Observer = "observer",
    }
}

choices! {
    /// A document that a consortium member hands in.
    pub enum DocumentKind = "document_kind" {
        /// Letter of intent.
        LetterOfIntent = "letter_of_intent",
        /// Mandate.
        Mandate = "mandate",
        /// Participant Identification Code.
        Pic = "pic",
        /// Declaration.
        Declaration = "declaration",
        /// Co-financing statement.
        CoFinancingStatement = "co_financing_statement",
        /// Consortium agreement.
        ConsortiumAgreement = "consortium_agreement",
        /// Anything else.
        OtherDocument = "other",
    }
}

choices! {
    /// The outcome of a submission.
    pub enum Outcome = "submission_result" {
        /// Not known yet.
        Pending = "pending",
        /// Invited to the next stage.
        Invited = "invited",
        /// Recommended.
        Recommended = "recommended",
        /// On the reserve list.
        Reserve = "reserve",
        /// Rejected.
        Rejected = "rejected",
        /// Ineligible.
        Ineligible = "ineligible",
    }
}

choices! {
    /// What the political body decided.
    pub enum ApprovalDecision = "approval_decision" {
        /// Not decided yet.
        Pending = "pending",
        /// Approved.
        Approved = "approved",
        /// Approved on conditions.
        Conditional = "conditional",
        /// Put off to a later meeting.
        Deferred = "deferred",
        /// Declined.
        Declined = "declined",
    }
}

choices! {
    /// Where a task, a report or a payment stands.
    pub enum TaskState = "task_state" {
        /// To be done.
        Open = "open",
        /// Done.
        Done = "done",
        /// Given up.
        Dropped = "dropped",
    }
}

choices! {
    /// What a report tells.
    pub enum ReportKind = "report_kind" {
        /// Technical and financial.
        Periodic = "periodic",
        /// Technical only.
        Technical = "technical",
        /// Financial only.
        Financial = "financial",
        /// The last one.
        Final = "final",
        /// An audit certificate.
        Audit = "audit",
    }
}

part! {
    /// A change of stage.
    pub struct StageChange = "stage_change" {
        /// The stage reached.
        stage: Stage = choice(&Stage::DEF).main();
        /// When.
        on: Option<DateValue> = date();
        /// Noted by whom.
        by: String = text();
        /// Why.
        notes: String = text();
    }
}

part! {
    /// A document of a consortium member: asked for, received, signed.
    pub struct Document = "document" {
        /// Which document.
        document: DocumentKind = choice(&DocumentKind::DEF).main();
        /// When it was asked for.
        asked_on: Option<DateValue> = date();
        /// When it came.
        received_on: Option<DateValue> = date();
        /// When it was signed.
        signed_on: Option<DateValue> = date();
        /// By when it is needed.
        due: Option<DateValue> = date();
        /// Where it is kept: an address or a path, never a copy.
        location: String = of(ValueKind::Web);
        /// Notes.
        notes: String = text();
    }
}

part! {
    /// A source of a member's money.
    pub struct Funding = "funding" {
        /// The source.
        source: String = text().main();
        /// Its rate.
        rate: Option<Decimal> = percent();
        /// Its cap.
        cap: Option<Money> = money();
        /// The amount.
        amount: Option<Money> = money();
    }
}

part! {
    /// A member of the consortium.
    pub struct Member = "consortium_member" {
        /// The organisation.
        partner: Option<Id> = link("partner").required().main();
        /// Its role.
        role: ConsortiumRole = choice(&ConsortiumRole::DEF).group(Group::People);
        /// Who is responsible there.
        person: Option<Id> = link("person");
        /// Its budget.
        budget: Option<Money> = money();
        /// Its co-financing rate.
        rate: Option<Decimal> = percent();
        /// Its grant.
        grant: Option<Money> = money();
        /// Its own contribution in cash.
        own_cash: Option<Money> = money();
        /// Its own contribution in kind.
        own_in_kind: Option<Money> = money();
        /// Where its money comes from.
        funding: Parts<Funding> = parts(Funding::SCHEMA).group(Group::Money);
        /// Its documents.
        documents: Parts<Document> = parts(Document::SCHEMA);
        /// Notes.
        notes: String = text().group(Group::Notes);
    }
}

part! {
    /// A submission.
    pub struct Submission = "submission" {
        /// The stage of the call it answers.
        stage: String = text().main();
        /// The cut-off it was made for.
        cut_off: Option<Id> = link("*").group(Group::Time);
        /// When it was handed in.
        submitted_on: Option<DateValue> = date();
        /// The number the portal gave it.
        number: String = text().search();
        /// The score.
        score: Option<Decimal> = of(ValueKind::Decimal);
        /// The outcome.
        result: Outcome = choice(&Outcome::DEF);
        /// When the outcome is expected, or came.
        result_on: Option<DateValue> = date();
    }
}

part! {
    /// An exchange rate the application is calculated with: one unit of `from` is `rate` units of `to`.
    pub struct ExchangeRate = "exchange_rate" {
        /// The currency calculated from.
        from: String = of(ValueKind::Currency).main();
        /// The currency calculated to.
        to: String = of(ValueKind::Currency);
        /// Units of `to` for one of `from`.
        rate: Option<Decimal> = of(ValueKind::Decimal);
        /// The day of the rate.
        on: Option<DateValue> = date();
        /// Its source, such as the ECB or InforEuro.
        source: String = text();
    }
}

part! {
    /// A case before a political body.
    pub struct Approval = "approval" {
        /// The case number.
        case_number: String = text().search();
        /// The body.
        organ: String = text().main();
        /// When the case must be on its agenda.
        agenda_cut_off: Option<DateValue> = date();
        /// When it meets.
        meeting: Option<DateValue> = date();
        /// What it decided.
        decision: ApprovalDecision = choice(&ApprovalDecision::DEF).initial("pending");
        /// Notes.
        notes: String = text();
    }
}

part! {
    /// A task.
    pub struct Task = "task" {
        /// What is to be done.
        title: String = text().required().main().search();
        /// By when.
        due: Option<DateValue> = date();
        /// Who does it.
        owner: Option<Id> = link("person");
        /// Where it stands.
        state: TaskState = choice(&TaskState::DEF).initial("open");
        /// Stays where it is when the deadline it leads to moves.
        pinned: bool = of(ValueKind::Bool);
        /// Notes.
        notes: String = text();
    }
}

part! {
    /// A milestone.
    pub struct Milestone = "milestone" {
        /// What is reached.
        title: String = text().required().main().search();
        /// By when.
        due: Option<DateValue> = date();
        /// Where it stands.
        state: TaskState = choice(&TaskState::DEF).initial("open");
        /// Notes.
        notes: String = text();
    }
}

part! {
    /// A reporting period.
    pub struct ReportingPeriod = "reporting_period" {
        /// Its number.
        number: Option<i64> = integer(0, 100).main();
        /// Its first day.
        from: Option<DateValue> = date();
        /// Its last day.
        until: Option<DateValue> = date();
        /// Notes.
        notes: String = text();
    }
}

part! {
    /// A report.
    pub struct Report = "report" {
        /// What it is called.
        title: String = text().main();
        /// What it tells.
        report_kind: ReportKind = choice(&ReportKind::DEF);
        /// By when.
        due: Option<DateValue> = date();
        /// When it was handed in.
        submitted_on: Option<DateValue> = date();
        /// Where it stands.
        state: TaskState = choice(&TaskState::DEF).initial("open");
        /// Notes.
        notes: String = text();
    }
}

part! {
    /// A deliverable.
    pub struct Deliverable = "deliverable" {
        /// Its number in the grant agreement.
        number: String = text();
        /// What it is.
        title: String = text().required().main().search();
        /// By when.
        due: Option<DateValue> = date();
        /// The member that sees to it.
        partner: Option<Id> = link("partner");
        /// Where it stands.
        state: TaskState = choice(&TaskState::DEF).initial("open");
        /// Notes.
        notes: String = text();
    }
}

part! {
    /// A payment.
    pub struct Payment = "payment" {
        /// What it is for.
        title: String = text().main();
        /// When it is expected.
        due: Option<DateValue> = date();
        /// How much.
        amount: Option<Money> = money();
        /// When it came.
        received_on: Option<DateValue> = date();
        /// Where it stands.
        state: TaskState = choice(&TaskState::DEF).initial("open");
    }
}

record! {
    /// An application, and the project it becomes.
    pub struct Application = "application" {
        /// The title.
        title: String = text().group(Group::Identity).title().required().column();
        /// The acronym.
        acronym: String = text().group(Group::Identity).identifier().column();
        /// The organisation of ours that applies.
        applicant: Option<Id> = link("partner").group(Group::Identity).column();
        /// The call it answers.
        call: Option<Id> = link("call").group(Group::Identity).column();
        /// The cut-off it aims at.
        cut_off: Option<Id> = link("*").group(Group::Identity);
        /// The programme, where there is no call yet.
        programme: Option<Id> = link("programme").group(Group::Identity);
        /// How far it has come.
        stage: Stage = choice(&Stage::DEF).group(Group::Time).column().initial("idea");
        /// Its changes of stage.
        stage_log: Parts<StageChange> = parts(StageChange::SCHEMA).group(Group::Time);
        /// What has been handed in.
        submissions: Parts<Submission> = parts(Submission::SCHEMA).group(Group::Time);
        /// Our role.
        our_role: ConsortiumRole = choice(&ConsortiumRole::DEF).group(Group::People).column();
        /// Who sees to it here.
        responsible: Option<Id> = link("person").column();
        /// The consortium.
        consortium: Parts<Member> = parts(Member::SCHEMA).group(Group::People);
        /// The currency it is calculated in.
        currency: String = of(ValueKind::Currency).group(Group::Money);
        /// The whole budget.
        budget: Option<Money> = money().column();
        /// The grant applied for, or awarded.
        grant: Option<Money> = money();
        /// The co-financing rate.
        rate: Option<Decimal> = percent();
        /// The exchange rates it is calculated with.
        exchange_rates: Parts<ExchangeRate> = parts(ExchangeRate::SCHEMA).group(Group::Money);
        /// Cases before political bodies.
        approvals: Parts<Approval> = parts(Approval::SCHEMA).group(Group::Time);
        /// Tasks.
        tasks: Parts<Task> = parts(Task::SCHEMA).group(Group::Time);
        /// Milestones.
        milestones: Parts<Milestone> = parts(Milestone::SCHEMA).group(Group::Time);
        /// When the project begins.
        starts: Option<DateValue> = date();
        /// When it ends.
        ends: Option<DateValue> = date();
        /// Reporting periods.
        periods: Parts<ReportingPeriod> = parts(ReportingPeriod::SCHEMA).group(Group::Time);
        /// Reports.
        reports: Parts<Report> = parts(Report::SCHEMA).group(Group::Time);
        /// Deliverables.
        deliverables: Parts<Deliverable> = parts(Deliverable::SCHEMA).group(Group::Time);
        /// Payments.
        payments: Parts<Payment> = parts(Payment::SCHEMA).group(Group::Money);
        /// The number of the grant agreement.
        grant_agreement: String = text().group(Group::Identity).identifier();
        /// How long documents must be kept.
        retention_until: Option<DateValue> = date();
        /// Why it was rejected.
        rejection_reason: String = long_text();
        /// What was learnt.
        lessons: String = long_text();
        /// What it is about.
        themes: Vec<String> = tags().search().column();
        /// The folder with its documents.
        folder: String = of(ValueKind::Web);
        /// What it wants.
        summary: String = long_text().search();
        /// Notes.
        notes: String = long_text().group(Group::Notes).search();
    }
    derived {
        deadline: date().column() => target_deadline, Lasts::WithOthers;
        partner: links("partner") => consortium_partners, Lasts::ForGood;
    }
}

/// The date of the cut-off it aims at; without one, the next of its call.
fn target_deadline(entity: &dyn Entity, view: &View<'_>) -> Value<'static> {
    let Some(application) = entity.as_any().downcast_ref::<Application>() else { return Value::Empty };
    let holder = |id: &Option<Id>| id.as_ref().and_then(view.lookup);
    let named = application.cut_off.as_ref().and_then(|id| {
        let record = (view.lookup)(id)?;
        match find(record.as_entity(), id)?.get_key("due") {
            Value::Date(due) => Some(due),
            _ => None,
        }
    });
    let due = named.or_else(|| holder(&application.call)?.downcast::<Call>()?.next_cut_off(view));
    due.map_or(Value::Empty, Value::Date)
}

/// The partners in the consortium, so that `partner.country:DK` means what it says.
fn consortium_partners(entity: &dyn Entity, _: &View<'_>) -> Value<'static> {
    let Some(application) = entity.as_any().downcast_ref::<Application>() else { return Value::Empty };
    let partners = application.consortium.iter().filter_map(|member| member.partner.clone());
    Value::Links(std::borrow::Cow::Owned(partners.collect()))
}
