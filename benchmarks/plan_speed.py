"""How long a plan takes to be read: `python -m benchmarks.plan_speed [PAGES]` writes a plan of so many pages (default 300, with a table
of indicators every ten) as text and as PDF, and tells the seconds of a processor and the memory for each. The PDF needs Chromium."""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from loaders.plan.reading import read
from loaders.reading import Options
from tests.browser import NAMES

PAGE_CHARS = 700
PARAGRAPH = "加快推进专利转化运用，完善制度体系，健全保护机制，优化服务供给。到2025年，第{n}类技术合同成交额达到{n}亿元，年均增长10%，建设转化平台{n}个。"
ROWS = (("指标", "单位", "2020年", "2025年"), ("专利拥有量", "件", "12", "20"), ("登记金额", "亿元", "3.5", "8"), ("社会满意度", "分", "78", "82"))  # fmt: skip


def text_of(pages: int) -> str:
    """A made-up plan of so many pages."""
    lines = ["某市知识产权“十四五”规划"]
    for page in range(1, pages + 1):
        lines.append(f"（{'一二三四五六七八九十'[page % 10]}）任务")
        if page % 10 == 0:
            lines += ["\t".join(row) for row in ROWS]
        size = 0
        while size < PAGE_CHARS:
            lines.append(PARAGRAPH.format(n=page + size))
            size += len(lines[-1])
    return "\n".join(lines)


def printed(text: str, path: Path) -> None:
    """The same as PDF."""
    body = "".join(f"<p>{line.replace(chr(9), '&emsp;&emsp;')}</p>" for line in text.splitlines())
    page = path.with_suffix(".html")
    page.write_text(f"<meta charset='utf-8'>{body}", encoding="utf-8")
    program = next(found for name in NAMES if (found := shutil.which(name)))
    command = [
        program,
        "--headless",
        "--no-sandbox",
        "--no-pdf-header-footer",
        f"--print-to-pdf={path}",
        page.as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True)


def main(pages: int) -> None:
    """Print one line for each form."""
    with tempfile.TemporaryDirectory() as folder:
        text = text_of(pages)
        plain, pdf = Path(folder) / "plan.txt", Path(folder) / "plan.pdf"
        plain.write_text(text, encoding="utf-8")
        printed(text, pdf)
        for path in (plain, pdf):
            begun = time.process_time()
            facts = sum(len(row.facts) for row in read(path, Options()).rows)
            used, most = (
                time.process_time() - begun,
                resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            )
            print(
                f"{path.name}: {pages} pages, {facts} facts, {used:.1f} s of a processor, {used / pages * 100:.1f} s for 100 pages, {most:.0f} MB at most"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
