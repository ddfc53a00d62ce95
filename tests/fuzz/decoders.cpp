// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Replies of devices. The first byte chooses the decoder, the second what is asked of it, and the rest is the reply.
// With MTNOPS_DECODER one decoder alone, whatever the first byte.
#include "logger/device/decoders/decoderregistry.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/requests.h"

using namespace mtnops;

namespace {

QStringList chosenDecoders()
{
#ifdef MTNOPS_DECODER
    return {QStringLiteral(MTNOPS_DECODER)};
#else
    return decoderNames();
#endif
}

const QList<QList<RequestRule>> &requestsOfDecoders()
{
    static const QList<QList<RequestRule>> requests = [] {
        QList<QList<RequestRule>> list;
        for (const QString &name : chosenDecoders())
            list.append(fuzz::requestsFor(name));
        return list;
    }();
    return requests;
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int * /*argc*/, char *** /*argv*/)
{
    requestsOfDecoders(); // not within the time of the first input
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const QList<QList<RequestRule>> &decoders = requestsOfDecoders();
    const QList<RequestRule> &requests = decoders[data[0] % decoders.size()];
    const RequestRule &request = requests[data[1] % requests.size()];
    const QByteArrayView reply(data + 2, qsizetype(size) - 2);
    fuzz::requireDecoded(request, reply);
    if (!request.format.rows.isEmpty())
        fuzz::requireRows(request, reply);
    fuzz::requireSameEnd(*findDecoder(request.decoder), reply);
    return 0;
}
