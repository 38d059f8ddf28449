#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QString>
#include <algorithm>
#include <cstdio>

namespace vd::bench {

/// Milliseconds of repeated runs.
class Times
{
public:
    void add(double milliseconds) { m_times.append(milliseconds); }
    [[nodiscard]] double median() const { return quantile(0.5); }
    [[nodiscard]] double quantile(double share) const
    {
        if (m_times.isEmpty())
            return 0;
        QList<double> sorted = m_times;
        std::sort(sorted.begin(), sorted.end());
        return sorted.at(std::min<qsizetype>(sorted.size() - 1, qsizetype(share * double(sorted.size()))));
    }
    [[nodiscard]] double worst() const { return quantile(1); }

private:
    QList<double> m_times;
};

template <class Work>
double millisecondsOf(Work &&work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

/// One line of the report: ours, the baseline beside it, their ratio, and what we aim at.
inline void report(const char *what, double ours, double baseline, const char *baselineName, const char *aim)
{
    std::printf("%-46s %9.2f ms   %5.2fx of %9.2f ms %-34s aim %s\n", what, ours, baseline > 0 ? ours / baseline : 0,
                baseline, baselineName, aim);
    std::fflush(stdout);
}

} // namespace vd::bench
