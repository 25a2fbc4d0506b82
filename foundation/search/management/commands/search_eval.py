import json
from pathlib import Path

from django.contrib.auth.models import AnonymousUser
from django.core.management.base import BaseCommand, CommandParser

from foundation.search.evaluation import DEPTH, Report, evaluate, read_judged
from foundation.search.queries import search

KIND = "initiative"


class Command(BaseCommand):
    help = "Measure the answers of the search on a CSV file of judged questions (qid,query,relevant,note)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="print everything as JSON")
        parser.add_argument("--summary", action="store_true", help="print the means only")

    def handle(self, *, file: Path, **options: object) -> None:
        report = evaluate(read_judged(file), slugs_found)
        if options["json"]:
            self.stdout.write(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        else:
            self._print(report, is_short=bool(options["summary"]))

    def _print(self, report: Report, *, is_short: bool) -> None:
        for answer in () if is_short else report.answers:
            self.stdout.write(f"{answer.qid}  {answer.ndcg:.2f}  {answer.query}  →  {', '.join(answer.found[:5])}")
        means = report.means
        self.stdout.write("")
        self.stdout.write(f"questions              {len(report.answers)}")
        self.stdout.write(f"nDCG@10 (gain 2^g - 1) {means['ndcg']:.3f}")
        self.stdout.write(f"nDCG@10 (gain g)       {means['ndcg_linear']:.3f}")
        self.stdout.write(f"recall@10              {means['recall']:.3f}")
        self.stdout.write(f"MRR (first grade 2)    {means['reciprocal_rank']:.3f}")
        self.stdout.write(f"without answer         {len(report.unanswered)} {' '.join(report.unanswered)}")


def slugs_found(query: str) -> list[str]:
    """The initiatives a visitor finds, by slug, best first."""
    results = search(query, user=AnonymousUser(), kinds=[KIND], limit=DEPTH)
    return [hit.url.rstrip("/").rpartition("/")[2] for hit in results.hits]
