/* The steps of the path, as their addresses and headings name them. */
import { en } from '../lib/words.js';

const { device, onDevice } = en;

/** The other places of the page. */
export const PLACES = ['authority', 'fleet', 'file', 'help'];

export const steps = [
    { id: 'before-you-start', title: device.start.title },
    { id: 'key', title: device.key.title },
    { id: 'request', title: device.request.title },
    { id: 'signed-by', title: device.sign.title },
    { id: 'files', title: device.files.title },
    { id: 'preflight', title: onDevice.preflight.title },
    { id: 'upload', title: onDevice.upload.title },
    { id: 'restart', title: onDevice.restart.title },
    { id: 'trusted', title: onDevice.trusted.title },
    { id: 'record', title: onDevice.record.title }
];
